import { Lazy } from 'cdk8s';

/** Changes a value; one that the app resolves later is changed when it is resolved. */
export function whenResolved(value: any, change: (value: any) => any): any {
  return value instanceof Lazy ? Lazy.any({ produce: () => whenResolved(value.produce(), change) }) : change(value);
}
