import { documentsIn } from '../../src/documents/documents';
import { objectsIn } from '../../src/documents/objects';
import { valueOf } from '../../src/documents/parse';

/** The names of the objects in a text, with the line of the document that each is in; what cannot be read is said instead. */
function read(text: string): string[] {
  return [...documentsIn(text)].flatMap(document => {
    try {
      return (objectsIn(valueOf(document)) ?? []).map(({ object }) => `${document.line}: ${object.metadata?.name ?? object.kind}`);
    } catch (error) {
      return [`${(error as any).line}: ${(error as Error).message}`];
    }
  });
}

const item = (name: string, more = '') => `- apiVersion: v1\n  kind: ConfigMap\n  metadata:\n    name: ${name}\n${more}`;
const LIST = 'apiVersion: v1\nitems:\n';
const END = 'kind: List\nmetadata:\n  resourceVersion: ""\n';

describe('each item of a list is a document of its own', () => {
  test('as kubectl writes it', () => {
    expect(read(LIST + item('a') + item('b') + END)).toEqual(['3: a', '7: b']);
  });

  test('with its kind first, indented, with comments and with Windows line ends', () => {
    const indented = (item('a') + item('b')).replace(/^/gm, '  ').trimEnd();
    expect(read(`kind: List\n${LIST}  # both\n${indented}\n`.replace(/\n/g, '\r\n'))).toEqual(['5: a', '9: b']);
  });

  test('with dashes in a text', () => {
    expect(read(LIST + item('a', '  data:\n    text: |\n      - one\n      - two\n') + item('b') + END)).toEqual(['3: a', '11: b']);
  });

  test('of which one is malformed', () => {
    expect(read(LIST + item('a') + item('b', '  data: [\n') + item('c') + END)).toEqual(['3: a', expect.stringMatching(/^1[12]: invalid YAML: /), '12: c']);
  });

  test('in JSON', () => {
    const list = { apiVersion: 'v1', kind: 'List', items: ['a', 'b'].map(name => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { text: '{"]' } })) };
    expect(read(JSON.stringify(list, undefined, 2))).toEqual(['5: a', '15: b']);
    expect(read(JSON.stringify(list))).toEqual(['1: a', '1: b']);
  });
});

describe('a document is read as one', () => {
  test('where an item repeats what is in another one', () => {
    expect(read(LIST + item('a', '  data: &data\n    a: b\n') + item('b', '  data: *data\n') + END)).toEqual(['1: a', '1: b']);
  });

  test('where the list around the items is malformed', () => {
    expect(read(LIST + item('a') + 'kind: List\nmetadata: [\n')).toEqual([expect.stringMatching(/: invalid YAML: /)]);
  });

  test.each([
    ['an empty list', 'apiVersion: v1\nkind: List\nitems: []\n', []],
    ['another kind with items', 'apiVersion: example.com/v1\nkind: Menu\nitems:\n- kind: List\n', ['1: Menu']],
    ['a list that something else holds', JSON.stringify({ apiVersion: 'x/v1', kind: 'Holder', spec: { kind: 'List', items: [{ kind: 'A', apiVersion: 'v1' }] } }), ['1: Holder']],
  ])('%s', (_, text, objects) => {
    expect(read(text)).toEqual(objects);
  });
});
