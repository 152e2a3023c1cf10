import { accepts } from '../../../lib/schema/combinations';
import { nodesFor, type SchemaNode } from '../../../lib/schema/schema-node';
import type { StructuralSchema } from '../../../lib/schema/structural-schema';
import type { Random } from './random';

const texts = [
  'main', 'web', 'a', 'example.com', '10.0.0.1', '10.0.0.0/8', '/', '/api/v1', 'http', 'https://example.com/x', '5s', '1m', '100m', '1Gi', 'v1', 'Deployment',
  'apps', 'kube-system', '1', '80', 'true', 'us-east-1', 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 'YQ==', '2024-01-02T03:04:05Z',
  '*', '* * * * *', 'A', 'arn:aws:iam::123456789012:role/x', '', 'spiffe://a/b', 'GET', 'FOO_BAR', '*.example.com', '1.2.3', '2001:db8::1',
];

const deepest = 7;

/** An object that a schema may allow: what it requires, and some of the rest. Rules between fields are not looked at. */
export function generate(schema: StructuralSchema, random: Random, depth = 0): unknown {
  if (schema.default !== undefined && random.chance(0.3)) return structuredClone(schema.default);
  if (schema.enum !== undefined) return random.pick(schema.enum);
  if (schema['x-kubernetes-int-or-string']) return random.chance(0.5) ? random.below(100) : random.pick(['50%', '1Gi', 'http', '2']);
  switch (schema.type) {
    case 'object':
      return generateFields(schema, random, depth);
    case 'array':
      return generateItems(schema, random, depth);
    case 'integer':
      return random.below(Math.min(schema.maximum ?? 100, 100) + 1) + (schema.minimum ?? 0);
    case 'number':
      return random.pick([0.5, 1, 2.25, schema.minimum ?? 0]);
    case 'boolean':
      return random.chance(0.5);
    default:
      return generateText(schema, random);
  }
}

function generateFields(schema: StructuralSchema, random: Random, depth: number): unknown {
  const fields: Record<string, unknown> = {};
  const required = new Set(schema.required ?? []);
  const [branch] = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].filter((one) => one.required !== undefined);
  for (const name of branch?.required ?? []) required.add(name);
  const names = Object.keys(schema.properties ?? {});
  const share = Math.min(0.5, (depth < 2 ? 6 : 3) / Math.max(1, names.length)) * (depth > deepest ? 0 : 1);
  for (const name of names) {
    const child = schema.properties?.[name];
    if (child !== undefined && name !== 'status' && (required.has(name) || random.chance(share))) fields[name] = generate(child, random, depth + 1);
  }
  const { additionalProperties } = schema;
  if (typeof additionalProperties === 'object' && depth <= deepest) {
    for (let count = random.below(3); count > 0; count--) fields[random.pick(['a', 'app', 'b.c', 'x/y'])] = generate(additionalProperties, random, depth + 1);
  }
  if (schema['x-kubernetes-preserve-unknown-fields'] && names.length === 0 && random.chance(0.5)) fields.free = { a: [1, { b: null }] };
  return fields;
}

function generateItems(schema: StructuralSchema, random: Random, depth: number): unknown[] {
  const count = Math.max(schema.minItems ?? 0, depth > deepest ? 0 : random.below(3));
  return Array.from({ length: count }, () => (schema.items === undefined ? null : generate(schema.items, random, depth + 1)));
}

function generateText(schema: StructuralSchema, random: Random): unknown {
  const node: SchemaNode = nodesFor('1.34', false).of(schema);
  const fitting = texts.filter((text) => accepts(node, text));
  return fitting.length > 0 ? random.pick(fitting) : 'text';
}
