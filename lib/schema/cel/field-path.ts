import type { StructuralSchema } from '../structural-schema';
import type { SchemaScope } from './types/schema-scope';

const step = /\.([^.[\]]+)|\['((?:[^'\\]|\\.)*)'\]/y;

const controls: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/**
 * A rule's `fieldPath` (`.spec.replicas`, `.labels['a.b']`) as the API server writes it behind the path of the value:
 * fields with a dot, keys of maps in brackets.
 *
 * @returns undefined where the path does not fit the schema: then it does not count.
 */
export function fieldPathSuffix(fieldPath: string, schema: StructuralSchema, scope: SchemaScope): string | undefined {
  let suffix = '';
  let node: StructuralSchema | undefined = scope.resolve(schema);
  step.lastIndex = 0;
  while (step.lastIndex < fieldPath.length) {
    const match = step.exec(fieldPath);
    if (match === null) return undefined;
    const name = match[1] ?? unquote(match[2]!);
    suffix += node.properties === undefined ? `[${name}]` : `.${name}`;
    node = below(node, name, scope);
    if (node === undefined) return undefined;
  }
  // A key of the value itself is written so by the API server.
  return suffix.startsWith('[') ? `.${suffix}` : suffix;
}

function below({ properties, additionalProperties }: StructuralSchema, name: string, scope: SchemaScope): StructuralSchema | undefined {
  const schema = properties === undefined ? additionalProperties : Object.hasOwn(properties, name) ? properties[name] : undefined;
  return typeof schema === 'object' ? scope.resolve(schema) : undefined;
}

function unquote(text: string): string {
  return text.replace(/\\(.)/g, (_, character: string) => controls[character] ?? character);
}
