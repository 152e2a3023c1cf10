import { byKind } from '../lib/by-kind';

test('each kind of each group is computed once, also where the answer is undefined', () => {
  const computed: string[] = [];
  const find = byKind((group, kind) => {
    computed.push(`${group}/${kind}`);
    return kind === 'None' ? undefined : `${group}/${kind}`;
  });
  const asked = [['apps', 'Deployment'], ['apps', 'None'], ['batch', 'Deployment'], ['apps', 'Deployment'], ['apps', 'None']] as const;
  expect(asked.map(([group, kind]) => find(group, kind))).toEqual(['apps/Deployment', undefined, 'batch/Deployment', 'apps/Deployment', undefined]);
  expect(computed).toEqual(['apps/Deployment', 'apps/None', 'batch/Deployment']);
});

test('names of properties of every object are kinds like others', () => {
  const find = byKind((group, kind) => group + kind);
  expect([find('__proto__', 'constructor'), find('__proto__', 'constructor')]).toEqual(['__proto__constructor', '__proto__constructor']);
});
