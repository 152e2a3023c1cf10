import { fieldsOf, isFields, itemsOf, textOf } from '../../../lib/references/fields';
import { textsIn } from '../text/tags';
import type { Template } from './template';
import type { Place } from './variables';

/** A text of a template with the place that decides its variables. */
export interface PlacedText {
  readonly path: string;
  readonly text: string;
  readonly place: Place;
}

/** Every text that the controller fills in: of a template's own fields, and of its steps and tasks. Inline templates come by themselves. */
export function* placedTexts(template: Template): Generator<PlacedText> {
  const { fields, path } = template;
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'steps' || name === 'dag') continue;
    if (!template.isLeaf && !calledFields.has(name)) continue;
    for (const text of textsIn(value, `${path}.${name}`)) yield { ...text, place: { template } };
  }
  const target = textOf(fieldsOf(fields.dag).target);
  if (target !== undefined) yield { path: `${path}.dag.target`, text: target, place: { template } };
  for (const call of template.calls) {
    for (const [name, value] of Object.entries(call.fields)) {
      if (name === 'inline') continue;
      for (const text of textsIn(value, `${call.path}.${name}`)) yield { ...text, place: { template, call, isHook: name === 'hooks' } };
    }
  }
}

/** Fields of steps and DAGs that the controller fills in, beside the calls. */
const calledFields = new Set(['outputs', 'synchronization', 'suspend', 'failFast']);

/** An expression that stands in a field by itself, without braces. */
export function* bareExpressions(template: Template): Generator<PlacedText> {
  const { fields, path } = template;
  const place = { template };
  yield* expressionAt(fieldsOf(fields.retryStrategy).expression, `${path}.retryStrategy.expression`, place);
  yield* expressionAt(fieldsOf(fields.http).successCondition, `${path}.http.successCondition`, place);
  const steps = itemsOf(fieldsOf(fields.data).transformation);
  for (let index = 0; index < steps.length; index++) yield* expressionAt(fieldsOf(steps[index]).expression, `${path}.data.transformation[${index}].expression`, place);
  for (const { fields: output, path: at } of template.outputParameters) yield* expressionAt(fieldsOf(output.valueFrom).expression, `${at}.valueFrom.expression`, place);
  for (const { fields: output, path: at } of template.outputArtifacts) yield* expressionAt(output.fromExpression, `${at}.fromExpression`, place);
  for (const call of template.calls) {
    const artifacts = itemsOf(fieldsOf(call.fields.arguments).artifacts);
    for (let index = 0; index < artifacts.length; index++) yield* expressionAt(fieldsOf(artifacts[index]).fromExpression, `${call.path}.arguments.artifacts[${index}].fromExpression`, { template, call, isBare: true });
    for (const [name, hook] of Object.entries(fieldsOf(call.fields.hooks))) {
      if (isFields(hook)) yield* expressionAt(hook.expression, `${call.path}.hooks.${name}.expression`, { template, call, isHook: true, isBare: true });
    }
  }
}

function* expressionAt(value: unknown, path: string, place: Place): Generator<PlacedText> {
  const text = textOf(value);
  if (text !== undefined) yield { path, text, place };
}

