import types from './api-types.json';

/** Props by the types of structs. Types are names, `X[]` for lists and `{X}` for maps. */
const STRUCTS: Readonly<Record<string, Readonly<Record<string, string>>>> = types.structs;

/** Values by the members of enums. */
const ENUMS: Readonly<Record<string, Readonly<Record<string, string>>>> = types.enums;

/** The props of a struct; undefined if the type is not a struct. */
export function propsOfStruct(type: string): Readonly<Record<string, string>> | undefined {
  return Object.hasOwn(STRUCTS, type) ? STRUCTS[type] : undefined;
}

/** The members of an enum; undefined if the type is not an enum. */
export function membersOf(type: string): Readonly<Record<string, string>> | undefined {
  return Object.hasOwn(ENUMS, type) ? ENUMS[type] : undefined;
}

/** The type of the entries of a list. */
export function entryOfList(type: string): string | undefined {
  return type.endsWith('[]') ? type.slice(0, -'[]'.length) : undefined;
}

/** The type of the values of a map. */
export function entryOfMap(type: string): string | undefined {
  return type.startsWith('{') && type.endsWith('}') ? type.slice(1, -1) : undefined;
}
