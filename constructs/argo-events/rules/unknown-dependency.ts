import { fieldAt, textOf } from '../../../lib/references/fields';
import { didYouMean } from '../../../lib/references/hints';
import { placedItems, type PlacedFields } from '../../../lib/references/pod-template';
import { namesInConditions } from '../conditions';
import { dependencyNames, parametersOf, triggersOf } from '../parts';
import { sensorRule } from './kinds';

/** A parameter of an unknown dependency is left out without a word; conditions that name one stop the Sensor. */
export const unknownDependency = sensorRule({
  code: 'argo-events/unknown-dependency',
  summary: 'Conditions and parameters of a trigger name dependencies that the Sensor has.',
  docs: 'https://argoproj.github.io/argo-events/sensors/trigger-conditions/',
  checkObject(object, report) {
    const names = dependencyNames(object);
    const check = (path: string, name: string): void => {
      if (!names.includes(name)) report({ path, message: `The Sensor has no dependency '${name}'.`, hint: `${didYouMean(name, names)}Add it below 'spec.dependencies', or name one that is there.` });
    };
    for (const trigger of triggersOf(object)) {
      const conditions = namesInConditions(textOf(fieldAt(trigger.fields, 'template', 'conditions')) ?? '');
      if ('names' in conditions) for (const name of conditions.names) check(`${trigger.path}.template.conditions`, name);
      for (const { path, fields } of parametersOf(trigger)) {
        const name = textOf(fieldAt(fields, 'src', 'dependencyName'));
        if (name !== undefined && !isReplaced(trigger, `${path}.src.dependencyName`)) check(`${path}.src.dependencyName`, name);
      }
    }
  },
});

/** Whether a parameter of the trigger itself writes to this field. */
function isReplaced(trigger: PlacedFields, path: string): boolean {
  const dest = path.slice(`${trigger.path}.template.`.length).replace(/\[(\d+)\]/g, '.$1');
  return placedItems('', trigger.fields.parameters).some(({ fields }) => fields.dest === dest);
}
