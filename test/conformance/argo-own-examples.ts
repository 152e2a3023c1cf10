import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Stage, StageContext } from './stage';
import { isJudgedByArgo, verdictsOfArgo, type Question } from './support/argo-validator';
import { objectsOfExample } from './support/example-module';

const upstreams = path.join(__dirname, 'argo-examples');
const ours = path.join(__dirname, 'argo-own-examples');

/** What the validator cannot know: objects of other apps, and what is newer than it. */
const elsewhere = /not found$/;

/** The constructs make what Argo takes: upstream's examples as we write them, and ours for what upstream has no example of. */
export const stage: Stage = {
  name: 'argo-own-examples',
  title: "what the constructs make of upstream's examples and of ours, against our checks and Argo's own validator (3.7)",
  async run({ cache, log, expect }) {
    const examples = [...modulesBelow(upstreams), ...modulesBelow(ours)];
    const questions: NamedQuestion[] = [];
    for (const file of examples) questions.push(...(await questionsOf(file, expect)));
    const verdicts = verdictsOfArgo(cache, questions);
    const judged = questions.map((question, index) => ({ ...question, verdict: verdicts[index]! })).filter(({ verdict }) => verdict !== 'undecodable');
    const apart = judged.filter(({ verdict }) => elsewhere.test(verdict));
    const refused = judged.filter(({ verdict }) => verdict !== '' && !elsewhere.test(verdict));
    log(`${examples.length} examples, ${questions.length} objects: taken ${judged.length - apart.length - refused.length}, ${apart.length} need objects of others`);
    for (const { what, verdict } of refused) expect(false, `${what}: ${verdict}`);
    expect(judged.length > questions.length * 0.9, `only ${judged.length} of ${questions.length} were judged`);
  },
};

function modulesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).sort().map((file) => path.join(folder, file));
}

interface NamedQuestion extends Question {
  readonly what: string;
}

/** None where our checks find a problem. */
async function questionsOf(file: string, expect: StageContext['expect']): Promise<NamedQuestion[]> {
  const name = path.relative(__dirname, file);
  try {
    const objects = await objectsOfExample(file);
    return objects.flatMap((object, judged) => (isJudgedByArgo(object) ? [{ objects, judged, what: `${name}: ${object.kind} ${object.metadata?.name}` }] : []));
  } catch (error) {
    expect(false, `${name}: ${(error as Error).message}`);
    return [];
  }
}
