import type { StructuralSchema } from '../schema/structural-schema';
import { ImportError } from './import-entry';

/** What a controller demands otherwise than upstream's schema says. Fields as `Definition.field`, `Definition.*` for all of one. */
export interface Demands {
  /** Demanded by the schema alone. */
  readonly optional: readonly string[];
  /** Demanded by the controller alone. */
  readonly required: readonly string[];
}

const location = 'context.cdk8s-mlops.import';
const nothing: Demands = { optional: [], required: [] };

/** Reads `context` / `cdk8s-mlops` / `import` of a parsed `cdk8s.yaml`: demands by system. @throws ImportError when it has another form */
export function readDemands(config: unknown): ReadonlyMap<string, Demands> {
  const settings = (config as { context?: { 'cdk8s-mlops'?: { import?: unknown } } } | null)?.context?.['cdk8s-mlops']?.import ?? {};
  return new Map(Object.entries(settings).map(([system, demands]) => [system, demandsOf(system, demands)]));
}

function demandsOf(system: string, value: unknown): Demands {
  const demands = { ...nothing, ...(value as Partial<Demands>) };
  const isList = (list: unknown) => Array.isArray(list) && list.every((item) => typeof item === 'string' && /^\w+\.(\w+|\*)$/.test(item));
  if (Object.keys(demands).length === 2 && isList(demands.optional) && isList(demands.required)) return demands;
  throw new ImportError([`[cdk8s.yaml ${location}.${system}] Only lists \`optional\` and \`required\` of \`Definition.field\` belong here.`]);
}

/** The definitions with these demands in place of the schema's. @throws ImportError that names fields that the definitions have not */
export function applyDemands(
  system: string,
  definitions: Readonly<Record<string, StructuralSchema>>,
  { optional, required }: Demands = nothing,
): Readonly<Record<string, StructuralSchema>> {
  const result: Record<string, StructuralSchema> = { ...definitions };
  const problems: string[] = [];
  const change = (item: string, isRequired: boolean) => {
    const [name, field] = item.split('.') as [string, string];
    const fields = Object.keys(result[name]?.properties ?? {}).filter((known) => field === '*' || known === field);
    if (fields.length === 0) problems.push(`[cdk8s.yaml ${location}.${system}] ${item} is not in upstream's schema. Remove or correct it.`);
    else result[name] = withRequired(result[name]!, fields, isRequired);
  };
  for (const item of optional) change(item, false);
  for (const item of required) change(item, true);
  if (problems.length > 0) throw new ImportError(problems);
  return result;
}

function withRequired(schema: StructuralSchema, fields: readonly string[], isRequired: boolean): StructuralSchema {
  const others = (schema.required ?? []).filter((field) => !fields.includes(field));
  return { ...schema, required: isRequired ? [...others, ...fields].sort() : others };
}
