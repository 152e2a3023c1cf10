import { judge, type JudgeOptions } from '../../lib/schema/judge';
import type { StructuralSchema } from '../../lib/schema/structural-schema';

/** What is wrong with a value of the field `f`, as `code path: message`. */
export function problemsOf(field: StructuralSchema, value: unknown, options: Partial<JudgeOptions> = {}): string[] {
  return problemsIn({ type: 'object', properties: { f: field } }, { f: value }, options);
}

export function problemsIn(schema: StructuralSchema, object: unknown, options: Partial<JudgeOptions> = {}): string[] {
  return judge({ schema, object, ...options }).problems.map(({ code, path, message }) => `${code} ${path}: ${message}`);
}

/** The object with defaults and without unknown fields. */
export function judgedObject(schema: StructuralSchema, object: unknown): unknown {
  return judge({ schema, object }).object;
}
