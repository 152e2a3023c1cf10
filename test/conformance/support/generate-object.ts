import { accepts } from '../../../lib/schema/combinations';
import { noDefinitions, resolveReference, type Definitions } from '../../../lib/schema/reference';
import { nodesFor } from '../../../lib/schema/schema-node';
import type { StructuralSchema } from '../../../lib/schema/structural-schema';
import type { Random } from './random';

const texts = [
  'main', 'web', 'a', 'example.com', '10.0.0.1', '10.0.0.0/8', '/', '/api/v1', 'http', 'https://example.com/x', '5s', '1m', '100m', '1Gi', 'v1', 'Deployment',
  'apps', 'kube-system', '1', '80', 'true', 'us-east-1', 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 'YQ==', '2024-01-02T03:04:05Z', '2024-01-02T03:04:05.678901Z',
  '*', '* * * * *', 'A', 'arn:aws:iam::123456789012:role/x', '', 'spiffe://a/b', 'GET', 'FOO_BAR', '*.example.com', '1.2.3', '2001:db8::1',
];

const deepest = 7;

/** Makes objects that a schema may allow: what it requires, and some of the rest. Rules between fields are not looked at. */
export class Generator {
  constructor(
    private readonly random: Random,
    private readonly definitions: Definitions = noDefinitions,
  ) {}

  make(reference: StructuralSchema, depth = 0): unknown {
    const schema = resolveReference(reference, this.definitions);
    const { random } = this;
    if (schema.default !== undefined && random.chance(0.3)) return structuredClone(schema.default);
    if (schema.enum !== undefined) return random.pick(schema.enum);
    if (schema['x-kubernetes-int-or-string']) return random.chance(0.5) ? random.below(100) : random.pick(['50%', '1Gi', 'http', '2']);
    switch (schema.type) {
      case 'object':
        return this.fields(schema, depth);
      case 'array':
        return this.items(schema, depth);
      case 'integer':
        return random.below(Math.min(schema.maximum ?? 100, 100) + 1) + (schema.minimum ?? 0);
      case 'number':
        return random.pick([0.5, 1, 2.25, schema.minimum ?? 0]);
      case 'boolean':
        return random.chance(0.5);
      default:
        return this.text(schema);
    }
  }

  private fields(schema: StructuralSchema, depth: number): unknown {
    const made: Record<string, unknown> = {};
    const required = requiredOf(schema);
    const names = Object.keys(schema.properties ?? {});
    const share = Math.min(0.5, (depth < 2 ? 6 : 3) / Math.max(1, names.length)) * (depth > deepest ? 0 : 1);
    for (const name of names) {
      const child = schema.properties?.[name];
      const wanted = name !== 'status' && (required.has(name) || this.random.chance(share));
      if (child !== undefined && wanted) made[name] = this.make(child, depth + 1);
    }
    const { additionalProperties } = schema;
    if (typeof additionalProperties === 'object' && depth <= deepest) {
      for (let count = this.random.below(3); count > 0; count--) {
        made[this.random.pick(['a', 'app', 'b.c', 'x/y'])] = this.make(additionalProperties, depth + 1);
      }
    }
    if (schema['x-kubernetes-preserve-unknown-fields'] && names.length === 0 && this.random.chance(0.5)) made.free = { a: [1, { b: null }] };
    return made;
  }

  private items(schema: StructuralSchema, depth: number): unknown[] {
    const count = Math.max(schema.minItems ?? 0, depth > deepest ? 0 : this.random.below(3));
    return Array.from({ length: count }, () => (schema.items === undefined ? null : this.make(schema.items, depth + 1)));
  }

  private text(schema: StructuralSchema): unknown {
    const node = nodesFor('1.34', false, this.definitions).of(schema);
    const fitting = texts.filter((text) => accepts(node, text));
    return fitting.length > 0 ? this.random.pick(fitting) : 'text';
  }
}

/** What the schema requires, and what the first of its alternatives does. */
function requiredOf(schema: StructuralSchema): ReadonlySet<string> {
  const [branch] = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].filter((one) => one.required !== undefined);
  return new Set([...(schema.required ?? []), ...(branch?.required ?? [])]);
}
