import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { healthChecks } from '../../constructs/argo-cd';
import { healthOf } from '../constructs/argo-cd/support/lua';
import type { Stage } from './stage';
import { Random } from './support/random';

const perCheck = 400;

interface Question {
  readonly kind: string;
  readonly script: string;
  readonly object: object;
}

/** The interpreter of `npm test` is of Lua 5.3, in JavaScript; Argo CD's is of 5.1, in Go. */
export const stage: Stage = {
  name: 'argo-cd-health',
  title: 'health checks in the interpreter that Argo CD has, over made-up statuses',
  run({ cache, log, expect }) {
    const questions = Object.values(healthChecks).flat().flatMap(({ group, kind, lua }) => questionsOf(`${group}/${kind}`, lua));
    const answers = askGo(cache, questions);
    const states = new Map<string, number>();
    for (const [index, { kind, script, object }] of questions.entries()) {
      const { status, message, error } = answers[index]!;
      const ours = healthOf(script, object);
      states.set(ours.status, (states.get(ours.status) ?? 0) + 1);
      const isSame = error === undefined && ours.status === status && ours.message === message;
      expect(isSame, `${kind} with ${JSON.stringify(object)}: ${JSON.stringify(ours)} here, ${JSON.stringify(answers[index])} in Argo CD`);
    }
    log(`${questions.length} statuses: ${[...states].map(([state, count]) => `${count} ${state}`).join(', ')}`);
    expect(states.size === 4, 'every state of health occurs');
  },
};

function questionsOf(kind: string, script: string): Question[] {
  const random = new Random(1);
  return Array.from({ length: perCheck }, () => ({ kind, script, object: madeUp(random, script) }));
}

/** The words that the script itself knows make most of its branches happen. */
function madeUp(random: Random, script: string): object {
  const words = [...new Set([...script.matchAll(/"(\w+)"|(\w+) = true/g)].map(([, quoted, key]) => quoted ?? key!)), 'Other'];
  const text = (): string => random.pick(words);
  const maybe = (fields: object): object => (random.chance(0.7) ? fields : {});
  const condition = (): object => ({ type: text(), status: random.pick(['True', 'True', 'False', 'Unknown']), ...maybe({ reason: text() }), ...maybe({ message: text() }) });
  const status = {
    ...maybe({ conditions: Array.from({ length: random.below(4) }, condition) }),
    ...maybe({ observedGeneration: 1 + random.below(3) }),
    ...maybe({ state: text(), description: 'pods' }),
    ...maybe({ modelStatus: { transitionStatus: text(), ...maybe({ lastFailureInfo: { message: 'no file' } }) } }),
    ...maybe({ health: { status: random.pick(['Healthy', 'Suspended']), ...maybe({ message: 'm' }) } }),
    ...maybe({ validationMessages: [{ level: random.pick(['ERROR', 'WARNING']), ...maybe({ type: { name: 'Found' } }) }] }),
  };
  return { kind: text(), metadata: { ...maybe({ generation: 2 }) }, ...maybe({ status }) };
}

interface Answer {
  readonly status?: string;
  readonly message: string;
  readonly error?: string;
}

function askGo(cache: string, questions: readonly Question[]): Answer[] {
  const binary = path.join(cache, 'go-health');
  execFileSync('go', ['build', '-o', binary, '.'], { cwd: path.join(__dirname, 'go-health') });
  const input = questions.map(({ script, object }) => `${JSON.stringify({ script, object })}\n`).join('');
  const output = execFileSync(binary, { input, maxBuffer: 2 ** 28, encoding: 'utf8' });
  return output.trimEnd().split('\n').map((line) => JSON.parse(line) as Answer);
}
