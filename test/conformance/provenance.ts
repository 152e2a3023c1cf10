import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Stage } from './stage';

const root = path.resolve(__dirname, '../..');

interface Case {
  readonly id: string;
  readonly errors?: readonly { readonly text?: string; readonly message?: string }[];
}

/** Its texts are the API server's own wording, which ours equals where the rule has but one way to be said. */
const wordingIsTheAim = 'k8s-structural-schema';

/** Code that knew the cases of a corpus would answer them without having understood the rule, and would carry sentences that are not ours. */
export const stage: Stage = {
  name: 'provenance',
  title: 'no code knows a case of a corpus: neither its name nor what upstream says of it',
  run({ shared, log, expect }) {
    const sources = trackedSources();
    const needles = corporaNeedles(path.join(shared, 'corpora'));
    expect(sources.size > 300 && needles.size > 2_000, `Too little was compared: ${sources.size} files with ${needles.size} names and messages.`);
    const hits = [...sources].flatMap(([file, text]) => hitsIn(file, text, needles));
    for (const hit of hits) expect(false, hit);
    expect(hits.length === 0, `${hits.length} names or messages of corpora stand in code.`);
    log(`${sources.size} files, ${needles.size} names and messages of corpora: ${hits.length} found`);
  },
};

function trackedSources(): Map<string, string> {
  const files = execFileSync('git', ['ls-files', '-z', 'lib', 'constructs'], { cwd: root, encoding: 'utf8' }).split('\0').filter((file) => file.endsWith('.ts'));
  return new Map(files.filter((file) => existsSync(path.join(root, file))).map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
}

/** Names and messages, each with the corpora that it comes from. */
function corporaNeedles(folder: string): Map<string, string> {
  const needles = new Map<string, string>();
  for (const corpus of readdirSync(folder)) {
    const file = path.join(folder, corpus, 'cases.json');
    if (!existsSync(file)) continue;
    for (const { id, errors = [] } of JSON.parse(readFileSync(file, 'utf8')) as Case[]) {
      if (isDistinctName(id)) needles.set(id, corpus);
      if (corpus === wordingIsTheAim) continue;
      for (const { text, message } of errors) {
        for (const sentence of [text, message]) if (sentence !== undefined && isSentence(sentence)) needles.set(sentence.trim(), corpus);
      }
    }
  }
  return needles;
}

/** `deprecation` or `valid` may stand anywhere; a name of several words, or with a digest, is a case's own. */
function isDistinctName(id: string): boolean {
  return id.split(/[-/_@. ]+/).length >= 3 && id.length >= 15;
}

function isSentence(text: string): boolean {
  return text.trim().split(/\s+/).length >= 4 && text.length >= 24;
}

function hitsIn(file: string, text: string, needles: ReadonlyMap<string, string>): string[] {
  return [...needles].filter(([needle]) => text.includes(needle)).map(([needle, corpus]) => `${file} contains ${JSON.stringify(needle)} of ${corpus}`);
}
