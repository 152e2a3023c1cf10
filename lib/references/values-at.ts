import { fieldsOf, itemsOf } from './fields';

/** The values at a path such as `spec.rules[*].host`, each with its own path. Fields that are missing give none. */
export function valuesAt(value: unknown, path: string): { readonly path: string; readonly value: unknown }[] {
  const steps = path.match(/\[\*\]|[^.[\]]+/g) ?? [];
  return steps.reduce((found, step) => found.flatMap((place) => stepInto(place, step)), [{ path: '', value }]);
}

function stepInto({ path, value }: { path: string; value: unknown }, step: string): { path: string; value: unknown }[] {
  if (step === '[*]') return itemsOf(value).map((item, index) => ({ path: `${path}[${index}]`, value: item }));
  const field = fieldsOf(value)[step];
  return field === undefined || field === null ? [] : [{ path: path === '' ? step : `${path}.${step}`, value: field }];
}
