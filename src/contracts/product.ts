import { Distribution } from './distribution';

/** The products by the names that command lines and files of settings give them. */
const PRODUCTS: Readonly<Record<string, Distribution>> = { 'edb': Distribution.EDB, 'cloudnative-pg': Distribution.CLOUDNATIVE_PG };

export function productNames(): string[] {
  return Object.keys(PRODUCTS);
}

export function isProduct(name: string): boolean {
  return Object.hasOwn(PRODUCTS, name);
}

/** The product of a name; nothing where none is stated. */
export function productOf(name: string | undefined): Distribution | undefined {
  return name === undefined ? undefined : PRODUCTS[name];
}
