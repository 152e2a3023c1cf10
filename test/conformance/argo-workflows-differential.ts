import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checks } from '../../constructs/argo-workflows/checks';
import { runChecks } from '../../lib/checks/runner';
import type { KubeObject } from '../../lib/kube-object';
import type { ManifestEntry } from '../../lib/manifest-set';
import { readText } from '../../lib/read/read-text';
import { openCatalog } from '../../lib/schema/catalog';
import type { Stage } from './stage';
import { isJudgedByArgo, verdictsOfArgo, type Question } from './support/argo-validator';
import { readCases, type Case } from './support/corpus';
import { Random } from './support/random';

/** Mistakes made in each good object. */
const mistakes = 8;

/** Rules that find what upstream's validator lets pass: alone, they are no false alarm here. */
const beyond = new Set(
  (
    'unknown-argument invalid-expression invalid-condition invalid-depends missing-dependency misspelt-variable missing-volume parameter-as-artifact ' +
    'endless-recursion unknown-template invalid-loop empty-lock two-stores incomplete-call missing-argument value-not-in-enum ' +
    'invalid-cron invalid-duration duplicate-name mount-collision unresolved-variable'
  )
    .split(' ')
    .map((code) => `argo-workflows/${code}`),
);

interface Mistake extends Question {
  readonly what: string;
}

export const stage: Stage = {
  name: 'argo-workflows-differential',
  title: "good workflows with one mistake each, against Argo's own validator (3.7)",
  run({ shared, cache, log, expect }) {
    const questions = ['argo-workflows-examples', 'argo-workflows-e2e'].flatMap((corpus) => questionsFrom(path.join(shared, 'corpora', corpus)));
    const answers = verdictsOfArgo(cache, questions);
    let same = 0;
    let refused = 0;
    const missed: string[] = [];
    const alarms: string[] = [];
    questions.forEach((question, index) => {
      const answer = answers[index]!;
      if (answer === 'undecodable') return;
      const codes = judge(question);
      if (answer !== '') refused++;
      if ((answer === '') === (codes.length === 0)) same++;
      else if (answer !== '') missed.push(`${question.what}: ${answer}`);
      else if (!codes.some((code) => beyond.has(code))) alarms.push(`${question.what}: ${codes.join(', ')}`);
    });
    log(`${questions.length} objects, ${refused} refused by upstream; same verdict ${same}, missed ${missed.length}, alarms by rules that upstream has ${alarms.length}`);
    [...missed, ...alarms].slice(0, 20).forEach((line) => log(`  ${line}`));
    expect(refused > questions.length / 4, 'too few mistakes that upstream refuses');
    expect(missed.length <= refused * 0.02, `${missed.length} of ${refused} missed`);
    expect(alarms.length === 0, `${alarms.length} alarms`);
  },
};

function questionsFrom(folder: string): Mistake[] {
  const random = new Random(11);
  const cases = readCases(folder) as readonly (Case & { readonly also?: readonly string[] })[];
  return cases.filter(({ valid }) => valid).flatMap(({ id, file, also = [] }) => {
    const objects = [file, ...also].flatMap((name) => readText(readFileSync(path.join(folder, name), 'utf8'), name).entries.map(({ object }) => object));
    return objects.flatMap((object, judged) => (isJudgedByArgo(object) ? questionsAbout(id, objects, judged, random) : []));
  });
}

function questionsAbout(id: string, objects: readonly KubeObject[], judged: number, random: Random): Mistake[] {
  const questions: Mistake[] = [{ objects, judged, what: id }];
  for (let count = 0; count < mistakes; count++) {
    const copy = structuredClone(objects[judged]!);
    const what = spoil(copy.spec, random);
    questions.push({ objects: objects.map((object, index) => (index === judged ? copy : object)), judged, what: `${id}, ${what}` });
  }
  return questions;
}

interface Place {
  readonly holder: Record<string | number, unknown>;
  readonly key: string | number;
  readonly at: string;
}

function placesIn(value: unknown, at = 'spec'): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Place['holder'];
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return keys.flatMap((key) => [{ holder, key, at: `${at}.${key}` }, ...placesIn(holder[key], `${at}.${key}`)]);
}

/** Makes one mistake as people make them: something left out, twice, in another order, under another name, another variable. */
function spoil(spec: unknown, random: Random): string {
  const { holder, key, at } = random.pick(placesIn(spec))!;
  const value = holder[key];
  const way = random.below(4);
  if (way === 0 && Array.isArray(holder)) holder.push(structuredClone(value));
  else if (way === 1 && Array.isArray(holder) && holder.length > 1) holder.reverse();
  else if (way > 1 && typeof value === 'string') holder[key] = spoilText(value, random);
  else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
  return `${at}: ${JSON.stringify(value)?.slice(0, 60)} → ${JSON.stringify(holder[key])?.slice(0, 60)}`;
}

function spoilText(text: string, random: Random): string {
  if (text.includes('{{')) return text.replace(/([\w-]+)(\s*\}\})/, random.pick(['$1x$2', 'x$2'])!);
  return random.pick([`${text}x`, `${text}_`, '', '{{inputs.parameters.nope}}', '{{workflow.labels.nope}}'])!;
}

function judge({ objects, judged }: Mistake): string[] {
  const entries: ManifestEntry[] = objects.map((object, index) => ({ object, origin: { document: index } }));
  const { problems } = runChecks({ entries, externals: [], waivers: [], problems: [] }, { rules: checks.rules!, schemas });
  return problems.filter(({ document }) => document === judged).map(({ code }) => code);
}

const schemas = openCatalog();
