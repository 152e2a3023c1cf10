import type { Data } from './settings';

/** Rule 15: the object without arguments that nobody takes. Templates of other objects are not known, and keep theirs. */
export function withoutUnusedArguments<T>(value: T): T {
  return visit(value, new Map()) as T;
}

type Inputs = ReadonlyMap<string, Data | undefined>;

function visit(value: unknown, known: Inputs): unknown {
  if (Array.isArray(value)) return value.map((item) => visit(item, known));
  if (typeof value !== 'object' || value === null) return value;
  const fields = withTakenArguments(value as Data, known);
  const templates = Array.isArray(fields.templates) ? inputsOf(fields.templates as readonly Data[]) : known;
  return Object.fromEntries(Object.entries(fields).map(([name, inner]) => [name, visit(inner, templates)]));
}

function inputsOf(templates: readonly Data[]): Inputs {
  return new Map(templates.map(({ name, inputs }) => [String(name), inputs as Data | undefined]));
}

function withTakenArguments(call: Data, known: Inputs): Data {
  if (typeof call.template !== 'string' || !known.has(call.template) || !call.arguments) return call;
  const { arguments: given, ...others } = call;
  const inputs = known.get(call.template);
  const takenOf = (list: unknown, kind: string): Data[] => (list as readonly Data[]).filter(({ name }) => has(inputs, kind, name));
  const taken = Object.entries(given as Data).map(([kind, list]) => [kind, takenOf(list, kind)] as const);
  const some = taken.filter(([, list]) => list.length > 0);
  return some.length > 0 ? { ...others, arguments: Object.fromEntries(some) } : others;
}

function has(inputs: Data | undefined, kind: string, name: unknown): boolean {
  return ((inputs?.[kind] as readonly Data[] | undefined) ?? []).some((input) => input.name === name);
}
