import { Distribution } from './distribution';

/** The products by the names used on the command line and in `cdk8s.yaml`. */
const PRODUCTS: Readonly<Record<string, Distribution>> = { 'edb': Distribution.EDB, 'cloudnative-pg': Distribution.CLOUDNATIVE_PG };

export function productNames(): string[] {
  return Object.keys(PRODUCTS);
}

export function isProduct(name: string): boolean {
  return Object.hasOwn(PRODUCTS, name);
}

/** The product with this name; undefined if there is no name. */
export function productOf(name: string | undefined): Distribution | undefined {
  return name === undefined ? undefined : PRODUCTS[name];
}
