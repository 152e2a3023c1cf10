import { isSameType, shapeOf, type Field, type Shape } from './type-node';

/** From this number of kinds on, what their specs have in common is worth an interface. */
const fewestKinds = 10;
/** This part of the kinds has each common field. */
const majority = 0.6;

/**
 * Kinds that one controller framework makes begin their spec alike: Crossplane's managed resources all have a provider configuration,
 * policies and a place for the connection's secret. Those fields become the interface `CommonSpec`, which the specs extend.
 *
 * @returns the interface, when the kinds have such fields
 */
export function extractCommonSpec(roots: Iterable<Shape>): Shape | undefined {
  const specs = [...new Set([...roots].flatMap(({ fields }) => specOf(fields) ?? []))].filter(({ base, choices }) => !base && choices.length === 0);
  if (specs.length < fewestKinds) return undefined;
  const fields = commonFields(specs);
  const heirs = specs.filter((spec) => fields.every((field) => spec.fields.some((own) => isSameField(own, field))));
  if (fields.length < 3 || heirs.length < fewestKinds) return undefined;
  const common: Shape = { name: 'CommonSpec', fields, open: false, choices: [], uses: [] };
  for (const spec of heirs) {
    spec.fields = spec.fields.filter((own) => !fields.some((field) => field.name === own.name));
    spec.base = { type: { form: 'shape', shape: common }, omitted: [], partial: false };
  }
  return common;
}

function commonFields(specs: readonly Shape[]): Field[] {
  const distinct: { field: Field; count: number }[] = [];
  for (const field of specs.flatMap((spec) => spec.fields)) {
    const known = distinct.find((other) => isSameField(other.field, field));
    if (known) known.count++;
    else distinct.push({ field, count: 1 });
  }
  return distinct.filter(({ count }) => count >= majority * specs.length).map(({ field }) => field);
}

function isSameField(a: Field, b: Field): boolean {
  return a.name === b.name && a.required === b.required && isSameType(a.type, b.type) && a.facts.join() === b.facts.join();
}

function specOf(fields: readonly Field[]): Shape | undefined {
  const spec = fields.find(({ name }) => name === 'spec');
  return spec && shapeOf(spec.type)?.shape;
}
