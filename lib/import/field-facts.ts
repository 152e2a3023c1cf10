import type { StructuralSchema } from '../schema/structural-schema';

/** What the type cannot say of a field, one fact each: limits, pattern, format, default. */
export function fieldFacts(schema: StructuralSchema): string[] {
  const isText = schema.type === 'string';
  return [
    range('', schema.minimum, schema.maximum),
    isText ? range(' characters', schema.minLength === 1 ? undefined : schema.minLength, schema.maxLength) : '',
    range(' items', schema.minItems, schema.maxItems),
    range(' entries', schema.minProperties, schema.maxProperties),
    isText && schema.format !== undefined && schema.format !== 'string' ? `Format ${schema.format}.` : '',
    isText && schema.pattern !== undefined ? `Pattern \`${schema.pattern}\`.` : '',
    schema.default === undefined ? '' : `@default ${JSON.stringify(schema.default)}`,
  ].filter((fact) => fact !== '');
}

function range(unit: string, from: number | undefined, to: number | undefined): string {
  if (to === undefined) return from === undefined ? '' : `At least ${from}${unit}.`;
  return from === undefined ? `At most ${to}${unit}.` : `From ${from} to ${to}${unit}.`;
}
