import { textOf } from '../../../lib/references/fields';
import { dependenciesOf } from '../parts';
import { sensorRule } from './kinds';

/** The controller accepts it, and what refers to the name then means the last one. */
export const duplicateDependency = sensorRule({
  code: 'argo-events/duplicate-dependency',
  summary: 'The names of the dependencies of a Sensor differ.',
  docs: 'https://argoproj.github.io/argo-events/concepts/sensor/',
  checkObject(object, report, _context, { origin }) {
    const names = new Set<string>();
    for (const { path, fields } of dependenciesOf(object)) {
      const name = textOf(fields.name);
      if (name !== undefined && names.has(name)) {
        report({
          path: `${path}.name`,
          message: `Dependency '${name}' is there twice.`,
          hint: `Give one of them another name${origin.constructPath === undefined ? '' : ", as .as('...') of its handle does"}.`,
        });
      }
      if (name !== undefined) names.add(name);
    }
  },
});
