import { planRules, type RuleOutcome } from '../../../lib/schema/cel';
import { checkExpression } from '../../../lib/schema/cel/checker/check';
import { compileProgram } from '../../../lib/schema/cel/evaluate/compile';
import { parseExpression } from '../../../lib/schema/cel/syntax/parse';
import { SchemaScope } from '../../../lib/schema/cel/types/schema-scope';
import { typeOfSchema } from '../../../lib/schema/cel/types/schema-type';
import { bindValue } from '../../../lib/schema/cel/values/bind';
import { ListValue } from '../../../lib/schema/cel/values/list';
import { MapValue } from '../../../lib/schema/cel/values/map';
import { OptionalValue } from '../../../lib/schema/cel/values/optional';
import type { Value } from '../../../lib/schema/cel/values/value';
import type { StructuralSchema, ValidationRule } from '../../../lib/schema/structural-schema';

/** What an expression gives, as plain JavaScript; `self` has the schema and data given. */
export function evaluate(expression: string, schema: StructuralSchema = { type: 'object' }, self: unknown = {}): unknown {
  const scope = SchemaScope.of({});
  const checked = checkExpression(parseExpression(expression), { self: typeOfSchema(schema, scope, false)! });
  return plain(compileProgram(checked, ['self'])([bindValue(self, schema, scope)]));
}

/** Lists as arrays, maps as arrays of entries, optionals as `{ of }` or `{}`, all else by its text or as it is. */
function plain(value: Value): unknown {
  if (value instanceof ListValue) return value.toArray().map(plain);
  if (value instanceof MapValue) return value.keys().map((key) => [plain(key), plain(value.find(key)!)]);
  if (value instanceof OptionalValue) return value.value === undefined ? {} : { of: plain(value.value) };
  if (value === null || typeof value !== 'object') return value;
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value);
}

/** The outcome of one rule on a value. */
export function judgeRule(
  rule: string | ValidationRule,
  schema: StructuralSchema,
  self: unknown,
  options: { readonly old?: unknown; readonly root?: boolean } = {},
): RuleOutcome {
  const rules = [typeof rule === 'string' ? { rule } : rule];
  const [plan] = planRules({ ...schema, 'x-kubernetes-validations': rules }, { definitions: {}, root: options.root === true });
  return plan!.evaluate(self, options.old, 'old' in options);
}
