/**
 * Writes docs/configuration.schema.json: the JSON schema of configurations, from the shape by which they are read.
 *
 *   npx tsx scripts/configuration-schema.ts
 */
import { writeFileSync } from 'fs';
import { join } from 'path';
import { configurationShape } from '../src/configuration/format';
import { Shape } from '../src/configuration/shape';
import { allRules } from '../src/rules/catalogue';

/** Where the schema is tracked. */
export const SCHEMA = join(__dirname, '..', 'docs', 'configuration.schema.json');

/** The text of the JSON schema. */
export function schemaText(): string {
  const rules = allRules();
  const shape = configurationShape(rules);
  const ids = rules.map(({ id }) => id).sort();
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://github.com/cdk8s-cnpg-i/cdk8s-cnpg-i/raw/main/docs/configuration.schema.json',
    title: 'cdk8s-cnpg-i',
    ...schemaOf(shape, ids),
    definitions: { rule: { type: 'string', enum: ids } },
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

function schemaOf(shape: Shape, ids: readonly string[]): object {
  const { about: description } = shape;
  switch (shape.type) {
    case 'text':
      if (shape.example === ids[0]) { return { description, $ref: '#/definitions/rule' }; }
      return shape.choices
        ? { description, enum: [...shape.choices, ...shape.choices.includes('off') ? [false] : []] }
        : { description, type: 'string', ...shape.mayBeEmpty ? {} : { minLength: 1 }, ...shape.example === undefined ? {} : { examples: [shape.example] } };
    case 'count': return { description, type: 'integer', minimum: 1 };
    case 'list': return { description, type: 'array', maxItems: shape.most, items: schemaOf(shape.entry, ids) };
    case 'entries': return {
      description, type: 'object', maxProperties: shape.most, propertyNames: schemaOf(shape.key, ids), additionalProperties: schemaOf(shape.entry, ids),
    };
    case 'keys': return {
      description,
      type: 'object',
      additionalProperties: false,
      ...shape.required ? { required: shape.required } : {},
      properties: Object.fromEntries(Object.entries(shape.keys).map(([key, entry]) => [key, schemaOf(entry, ids)])),
    };
  }
}

if (require.main === module) { writeFileSync(SCHEMA, schemaText()); }
