import fc from 'fast-check';
import { emitDocuments } from '../../lib/emit/yaml';
import { mapOf, plainData, toJson, trapBigints, trapNumbers, trapTexts } from '../emit/arbitraries';
import { askGoReader } from './go-reader/ask';
import type { ReaderAnswer, ReaderRequest } from './go-reader/ask';
import { askPyYaml } from './pyyaml-reader/ask';
import type { Stage, StageContext } from './stage';

const generated = 20_000;

/** What we emit, read by the readers of the clusters and of Python. */
export const stage: Stage = {
  name: 'emit-readers',
  title: 'emitted YAML, read back by the Kubernetes reader (Go) and PyYAML',
  run(context) {
    const requests = emittedSets().map((values) => ({ yaml: emitDocuments(values), documents: `[${values.map(toJson).join(',')}]` }));
    judge(context, 'Go', requests, askGoReader(context.cache, requests));
    judge(context, 'PyYAML', requests, askPyYaml(context.cache, requests));
  },
};

/** Every trap in every position, then generated data from a fixed seed, then several documents in one file. */
function emittedSets(): unknown[][] {
  const traps = [...trapTexts, ...trapNumbers, ...trapBigints].flatMap((trap) => [
    [trap],
    [{ value: trap, last: 1 }],
    [[trap, [trap], { item: trap, next: [trap] }]],
    [{ a: { b: trap }, c: [{ d: [{ e: trap }], f: trap }] }],
    ...(typeof trap === 'string' ? [[mapOf([[trap, trap], ['other', mapOf([[trap, [trap]]])]])], [[mapOf([[trap, { x: trap }]])]]] : []),
  ]);
  const samples = fc.sample(fc.array(plainData, { minLength: 1, maxLength: 3 }), { numRuns: generated, seed: 41 });
  return [...traps, ...samples].map((values) => values.filter((value) => value !== null));
}

function judge(context: StageContext, reader: string, requests: readonly ReaderRequest[], answers: readonly ReaderAnswer[]): void {
  const failed = requests.flatMap((request, i) => (answers[i]?.equal ? [] : [`${JSON.stringify(request.yaml).slice(0, 300)} ${answers[i]?.error ?? ''}`]));
  context.log(`${reader}: ${requests.length - failed.length} of ${requests.length} files read back equal`);
  context.expect(failed.length === 0, `${reader}: ${failed.slice(0, 5).join('\n     ')}`);
}
