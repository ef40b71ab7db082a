import { DocumentOptions, ParseOptions, SchemaOptions, Tags } from 'yaml';

/** The YAML of Go, which kubectl uses: YAML 1.1 without timestamps, base 60 numbers and tagged collections. */
export const OPTIONS: DocumentOptions & ParseOptions & SchemaOptions = {
  version: '1.1',
  customTags: tags => [INTEGER, ...tags.filter(isGos)],
  merge: true,
  uniqueKeys: false, // quadratic; `Reading` does the same in linear time
  keepSourceTokens: false,
  logLevel: 'silent',
  prettyErrors: false,
};

/** Go also accepts the prefixes of its own number literals, in both cases. */
const INTEGER = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: /^[-+]?0([xX][\da-fA-F_]+|[bB][01_]+|[oO]?[0-7_]+)$/,
  resolve: (text: string) => {
    const digits = text.replace(/[-+_]/g, '').toLowerCase();
    return (text[0] === '-' ? -1 : 1) * (/^0[a-z]/.test(digits) ? Number(digits) : parseInt(digits, 8));
  },
} as const;

function isGos(tag: Tags[number]): boolean {
  return typeof tag === 'string' || !('format' in tag && tag.format === 'TIME') && !/:(binary|omap|pairs|set|timestamp)$/.test(tag.tag);
}
