import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { and, container, eq, matches, or, script, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

const say = (name: string, text: string) => container(name, { image: 'busybox', command: ['sh', '-c'], args: [`echo "${text}"`] });

/** Conditions made of others, and with patterns. */
export default (chart: Chart): void => {
  const flipCoin = script('flip-coin', {
    image: 'python:alpine3.23',
    command: ['python'],
    source: `
      import random
      result = "heads" if random.randint(0,1) == 0 else "tails"
      print(result)
    `,
  });
  const heads = say('heads', 'it was heads');
  const tails = say('tails', 'it was tails');
  const mixed = say('heads-tails-or-twice-tails', 'it was heads the first flip and tails the second. Or it was two times tails.');
  const coinflip = steps('coinflip', {
    steps: (step) => {
      const first = step('flip-coin', flipCoin);
      step.parallel(() => {
        step('heads', heads, {}, { when: eq(first.result, 'heads') });
        step('tails', tails, {}, { when: eq(first.result, 'tails') });
      });
      const second = step('flip-again', flipCoin);
      const headsThenTails = and(eq(first.result, 'heads'), eq(second.result, 'tails'));
      const twiceTails = and(eq(first.result, 'tails'), eq(second.result, 'tails'));
      step.parallel(() => {
        step('complex-condition', mixed, {}, { when: or(headsThenTails, twiceTails) });
        step('heads-regex', heads, {}, { when: matches(second.result, /hea/) });
        step('tails-regex', tails, {}, { when: matches(second.result, /tai/) });
      });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'coinflip', entrypoint: coinflip, ...upstreamDefaults });
};
