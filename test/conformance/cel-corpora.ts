import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { planRules, type RuleOutcome } from '../../lib/schema/cel';
import type { StructuralSchema } from '../../lib/schema/structural-schema';
import type { Stage, StageContext } from './stage';

interface CorpusCase {
  readonly id: string;
  readonly file: string;
  readonly rule?: string;
  readonly valid: boolean;
  readonly errors: readonly { readonly text?: string }[];
  readonly options?: { readonly resourceRoot?: boolean; readonly transitionRule?: string };
}

interface RuleInput {
  readonly schema: StructuralSchema;
  readonly object: unknown;
  readonly oldObject?: unknown;
}

export const stage: Stage = {
  name: 'cel-corpora',
  title: 'Validation rules (CEL): verdicts of the API server, and the rules of all CustomResourceDefinitions',
  run(context) {
    judgeRules(context);
    planUpstreamRules(context);
  },
};

/** Single rules against objects. */
function judgeRules(context: StageContext): void {
  const folder = path.join(context.shared, 'corpora', 'k8s-cel');
  const cases = readCases(folder);
  const counts = { valid: [0, 0], invalid: [0, 0], broken: [0, 0] };
  for (const each of cases) {
    const outcomes = outcomesOf(each, readInput(path.join(folder, each.file)));
    const same = outcomes.every(isFine) === each.valid;
    count(counts[each.valid ? 'valid' : 'invalid'], same);
    if (!same) context.log(`  ${each.valid ? 'false alarm' : 'missed'}: ${each.id} ${each.rule ?? ''} -> ${JSON.stringify(outcomes.filter((outcome) => !isFine(outcome)))}`);
    if (!each.valid && !isPlainFailure(each)) count(counts.broken, outcomes.some(({ kind }) => kind === 'broken'));
  }
  const report = ([same, all]: readonly number[]): string => `${same} of ${all} (${((100 * same!) / all!).toFixed(1)} %)`;
  context.log(`k8s-cel: valid rules ${report(counts.valid)}, false alarms ${counts.valid[1]! - counts.valid[0]!}; invalid rules ${report(counts.invalid)}`);
  context.log(`k8s-cel: rules with an error reported as broken ${report(counts.broken)}`);
  context.expect(counts.valid[0]! / counts.valid[1]! >= 0.95, 'valid rules of k8s-cel: at least 95 %');
  context.expect(counts.invalid[0]! / counts.invalid[1]! >= 0.8, 'invalid rules of k8s-cel: at least 80 %');
  context.expect(counts.broken[0] === counts.broken[1], 'broken rules are reported as broken');
}

function count(counter: number[], same: boolean): void {
  counter[0]! += Number(same);
  counter[1]!++;
}

function isFine({ kind }: RuleOutcome): boolean {
  return kind === 'passed' || kind === 'skipped';
}

function isPlainFailure({ errors }: CorpusCase): boolean {
  return errors.some(({ text }) => text?.includes('failed rule') === true);
}

function readCases(folder: string): CorpusCase[] {
  return JSON.parse(readFileSync(path.join(folder, 'cases.json'), 'utf8')) as CorpusCase[];
}

const inputs = new Map<string, RuleInput>();

function readInput(file: string): RuleInput {
  let input = inputs.get(file);
  if (input === undefined) {
    const text = readFileSync(file, 'utf8');
    const plain = parse(text) as { schema: StructuralSchema };
    const big = parse(text, { intAsBigInt: true }) as { object: unknown; oldObject?: unknown };
    inputs.set(file, (input = { schema: plain.schema, object: big.object, ...('oldObject' in big && { oldObject: big.oldObject }) }));
  }
  return input;
}

function outcomesOf({ rule, options }: CorpusCase, { schema, object, oldObject }: RuleInput): RuleOutcome[] {
  if (rule === undefined) return walk(schema, object);
  const node: StructuralSchema = { ...schema, 'x-kubernetes-validations': [{ rule }] };
  const hasOld = oldObject !== undefined && oldObject !== null;
  return planRules(node, { definitions: {}, root: options?.resourceRoot === true }).map((plan) => plan.evaluate(object, oldObject, hasOld));
}

/** The rules of a schema and of what is below it, where there is data. */
function walk(schema: StructuralSchema, data: unknown): RuleOutcome[] {
  if (data === undefined || data === null) return [];
  const own = planRules(schema, { definitions: {}, root: false }).map((plan) => plan.evaluate(data, undefined, false));
  const all = (schema.allOf ?? []).flatMap((branch) => walk({ ...schema, ...branch, allOf: [] } as StructuralSchema, data));
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => walk(property, (data as Record<string, unknown>)[name]));
  const items = schema.items !== undefined && Array.isArray(data) ? data.flatMap((item) => walk(schema.items!, item)) : [];
  const { additionalProperties } = schema;
  const values = typeof additionalProperties === 'object' ? Object.values(data).flatMap((value) => walk(additionalProperties, value)) : [];
  return [...own, ...all, ...fields, ...items, ...values];
}

/** Every rule of the corpus `crd-rules` stands in a real schema, and none of those schemas has a rule that is broken. */
function planUpstreamRules(context: StageContext): void {
  const folder = path.join(context.shared, 'corpora', 'crd-rules');
  const cases = readCases(folder);
  const wanted = new Set(cases.map(({ rule }) => rule!.trim()));
  const planned = new Set<string>();
  let total = 0;
  for (const { node, root, origin } of ruleNodes(path.join(context.shared, 'crds'))) {
    for (const plan of planRules(node, { definitions: {}, root })) {
      total++;
      const broken = plan.check();
      if (broken === undefined) planned.add(plan.rule.rule.trim());
      else context.expect(false, `${origin}: ${plan.rule.rule.trim()}: ${broken}`);
    }
  }
  const elsewhere = [...wanted].filter((rule) => !planned.has(rule));
  for (const rule of elsewhere) {
    const broken = planRules(schemaOfAnything(rule), { definitions: {}, root: false })[0]!.check();
    context.expect(broken === undefined, `${rule}: ${broken}`);
    if (broken === undefined) planned.add(rule);
  }
  const same = cases.filter(({ rule }) => planned.has(rule!.trim())).length;
  context.log(`crd-rules: valid rules ${same} of ${cases.length} planned; of ${wanted.size} distinct ones ${elsewhere.length} have no schema here`);
  context.log(`crds: ${total} rules in all CustomResourceDefinitions`);
}

/** Where the schema of a rule is not at hand, any field may be there. */
function schemaOfAnything(rule: string): StructuralSchema {
  return { 'x-kubernetes-int-or-string': true, 'x-kubernetes-validations': [{ rule }] };
}

interface RuleNode {
  readonly node: StructuralSchema;
  readonly root: boolean;
  readonly origin: string;
}

function* ruleNodes(folder: string): Generator<RuleNode> {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.ya?ml$/.test(file)) continue;
    const text = readFileSync(path.join(folder, file), 'utf8');
    if (!text.includes('x-kubernetes-validations')) continue;
    for (const document of parseAllDocuments(text)) {
      for (const schema of schemasOf(document.toJS() as CustomResourceDefinition | null)) yield* nodesBelow(schema, true, file);
    }
  }
}

interface CustomResourceDefinition {
  readonly kind?: string;
  readonly spec?: { readonly versions?: readonly { readonly schema?: { readonly openAPIV3Schema?: StructuralSchema } }[] };
}

function schemasOf(document: CustomResourceDefinition | null): StructuralSchema[] {
  if (document?.kind !== 'CustomResourceDefinition') return [];
  return (document.spec?.versions ?? []).flatMap(({ schema }) => schema?.openAPIV3Schema ?? []);
}

function* nodesBelow(schema: StructuralSchema, root: boolean, origin: string): Generator<RuleNode> {
  if (schema['x-kubernetes-validations'] !== undefined) yield { node: schema, root, origin };
  const parts = [...Object.values(schema.properties ?? {}), schema.items, schema.additionalProperties];
  for (const part of parts) {
    if (typeof part === 'object') yield* nodesBelow(part, part['x-kubernetes-embedded-resource'] === true, origin);
  }
}
