/** Words that are reserved in one of the languages, or that programs use themselves. */
const RESERVED = new Set(`
cdk8s cdk8scnpgi jsii k8s kubernetes
abstract and any app as assert async await base bool boolean break byte case catch chan char checked class const continue debugger decimal def default
defer del delegate delete do double elif else enum event except exec explicit export extends extern fallthrough false final finally fixed float for foreach from
func function global go goto if implements implicit import in instanceof int interface internal is jsii lambda let lock long map module namespace native new nil
none nonlocal not null object operator or out override package params pass print private protected public raise range readonly record ref return sbyte sealed select
short signed sizeof static strictfp string struct super switch synchronized this throw throws transient true try type typeof undefined unchecked unsafe ushort
using var virtual void volatile while with yield`.split(/\s+/));

/** Hands out names, each once. */
export class Names {
  private readonly used = new Set<string>();

  /** @param sameAs what two names must not have in common, such as their letters in lower case */
  public constructor(private readonly sameAs: (name: string) => string = name => name) {}

  /** The first of the names that is free, or the last one with a number. */
  public free(...wanted: string[]): string {
    const numbered = (index: number) => `${wanted.at(-1)}${index}`;
    let name = wanted.find(one => !this.used.has(this.sameAs(one)));
    for (let index = 2; name === undefined; index++) {
      name = this.used.has(this.sameAs(numbered(index))) ? undefined : numbered(index);
    }
    this.used.add(this.sameAs(name));
    return name;
  }
}

/** A name for a variable, in camel case. */
export function variableNameOf(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter(word => word !== '');
  const camel = words.map((word, index) => index === 0 ? word.charAt(0).toLowerCase() + word.slice(1) : word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[a-z]/.test(camel) ? camel : `the${camel.charAt(0).toUpperCase()}${camel.slice(1)}`;
}

/** Whether a language reserves a name. */
export function isReserved(name: string): boolean {
  return RESERVED.has(name);
}
