import { fieldAt, isFields, textOf, type Fields } from '../../../lib/references/fields';
import { placedItems } from '../../../lib/references/pod-template';
import { judgeResource } from '../../../lib/schema/judge';
import type { SchemaCatalog } from '../../../lib/schema/schema-catalog';
import type { SchemaProblem } from '../../../lib/schema/schema-problem';
import { actionsOf, describeTrigger, triggersOf } from '../parts';
import { sensorRule } from './kinds';

/** What the values of events may still mend, or make: required fields, and rules over several fields. */
const judged = new Set(['schema/unknown-field', 'schema/type', 'schema/enum']);

/** The API server sees an object within an object only when the event comes; a field that it does not know is then lost without a word. */
export const embeddedObject = sensorRule({
  code: 'argo-events/embedded-object',
  summary: 'The object that a trigger creates has fields that its kind has, with values of their types.',
  docs: 'https://argoproj.github.io/argo-events/sensors/triggers/k8s-object-trigger/',
  checkObject(object, report, { schemas }) {
    for (const trigger of triggersOf(object)) {
      for (const { type, path, fields } of actionsOf(trigger)) {
        const resource = type === 'k8s' || type === 'argoWorkflow' ? fieldAt(fields, 'source', 'resource') : undefined;
        if (!isFields(resource) || isPatch(fields)) continue;
        const replaced = placedItems('', fields.parameters).flatMap((parameter) => textOf(parameter.fields.dest) ?? []);
        for (const problem of problemsOf(resource, schemas)) {
          if (replaced.some((dest) => pathOf(dest).startsWith(problem.path))) continue;
          report({
            path: `${path}.source.resource.${problem.path}`,
            message: `In the ${String(resource.kind)} of ${describeTrigger(trigger).replace('T', 't')}: ${problem.message}`,
            hint: problem.hint,
          });
        }
      }
    }
  },
});

/** A JSON patch is a list, and what is deleted needs a name alone. */
function isPatch({ operation }: Fields): boolean {
  return operation === 'patch' || operation === 'delete' || operation === 'update';
}

function problemsOf(resource: Fields, schemas: SchemaCatalog | undefined): readonly SchemaProblem[] {
  const [apiVersion, kind] = [textOf(resource.apiVersion), textOf(resource.kind)];
  const known = apiVersion === undefined || kind === undefined ? undefined : schemas?.find(apiVersion, kind);
  return known ? judgeResource(known, resource, { names: false }).problems.filter(({ code, path }) => judged.has(code) && path !== '') : [];
}

/** `spec.list.0.value` as the API server writes it: `spec.list[0].value`. */
function pathOf(dest: string): string {
  return dest.replace(/\.(\d+)(?=\.|$)/g, '[$1]');
}
