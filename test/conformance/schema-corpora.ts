import path from 'node:path';
import { judge, judgeResource, type Judgement } from '../../lib/schema/judge';
import { noDefinitions } from '../../lib/schema/reference';
import type { SchemaStep } from '../../lib/schema/schema-problem';
import type { StructuralSchema } from '../../lib/schema/structural-schema';
import type { Stage, StageContext } from './stage';
import { readCases, readKinds, tallyCases, type Case, type Tally, type Verdict } from './support/corpus';
import { readYaml } from './support/read-yaml';

/** The least share of cases with the API server's verdict and field path. */
const target = 0.99;

export const stage: Stage = {
  name: 'schema-corpora',
  title: "verdict and field path of the API server on upstream's own test data",
  run(context) {
    for (const corpus of ['istio-crd', 'gateway-api']) report(context, corpus, tallyResources(path.join(context.shared, 'corpora', corpus)));
    report(context, 'k8s-structural-schema', tallySchemas(path.join(context.shared, 'corpora', 'k8s-structural-schema')));
  },
};

function tallyResources(folder: string): Tally {
  const kindsOf = new Map<string, ReturnType<typeof readKinds>>();
  return tallyCases(readCases(folder), (one) => {
    const source = path.join(folder, one.schemas?.[0] ?? '');
    const kinds = kindsOf.get(source) ?? readKinds(source);
    kindsOf.set(source, kinds);
    return merge(readYaml(path.join(folder, one.file)).flatMap((object) => judgeDocument(object, kinds)));
  });
}

function judgeDocument(object: unknown, kinds: ReturnType<typeof readKinds>): Judgement[] {
  const { apiVersion, kind } = (object ?? {}) as { apiVersion?: string; kind?: string };
  const known = kinds.get(`${apiVersion}/${kind}`);
  return known === undefined ? [] : [judgeResource({ ...known.kindSchema, definitions: noDefinitions }, object)];
}

/** Cases of a schema and an object by themselves ask for one step alone. */
function tallySchemas(folder: string): Tally {
  return tallyCases(readCases(folder), (one) => {
    const input = readYaml(path.join(folder, one.file))[0] as { schema: StructuralSchema | null; object: unknown; oldObject?: unknown };
    return merge([judge({ ...input, steps: stepsOf(one) })]);
  });
}

function stepsOf(one: Case): readonly SchemaStep[] {
  return one.check === 'schema' ? ['schema', 'rule'] : [one.check as SchemaStep];
}

function merge(judgements: readonly Judgement[]): Verdict {
  const problems = judgements.flatMap((judgement) => judgement.problems);
  return {
    valid: problems.length === 0,
    paths: problems.map((problem) => problem.path),
    details: problems.map((problem) => `${problem.code} ${problem.path}: ${problem.message}`),
  };
}

function report({ log, expect }: StageContext, corpus: string, tally: Tally): void {
  const { valid, invalid, sameVerdictValid, sameVerdictInvalid, samePath } = tally;
  log(
    `${corpus}: valid ${valid}, same verdict ${sameVerdictValid}, false alarms ${valid - sameVerdictValid}; ` +
      `invalid ${invalid}, same verdict ${sameVerdictInvalid}, same verdict and path ${samePath}`,
  );
  tally.differences.forEach((difference) => log(`  ${difference}`));
  expect(valid === sameVerdictValid, `${corpus}: ${valid - sameVerdictValid} false alarms`);
  expect((sameVerdictValid + samePath) / (valid + invalid) >= target, `${corpus}: fewer than ${target * 100} % with the same verdict and path`);
}
