import { allOf, anyOf, container, dag, noneOf, type Dependency, type Task } from 'cdk8s-mlops/argo-workflows';

const work = container('work', { image: 'registry.example.org/work:1.0.0' });
type WorkTask = Task<unknown, unknown>;

/** What the last of four tasks waits for. */
function dependsOf(after: (a: WorkTask, b: WorkTask, c: WorkTask) => Dependency | WorkTask | readonly (Dependency | WorkTask)[]): unknown {
  const four = dag('four', {
    tasks: (task) => {
      const [a, b, c] = [task('a', work), task('b', work), task('c', work)];
      task('d', work, {}, { after: after(a, b, c) });
    },
  });
  return four.toSpec().dag?.tasks[3]?.depends;
}

test('a task that waits for others starts when all of them ended well', () => {
  expect(dependsOf((a) => a)).toBe('a');
  expect(dependsOf((a, b) => [a, b])).toBe('a && b');
  expect(dependsOf((a) => a.ended)).toBe('a');
});

test.each<[string, (a: WorkTask) => Dependency]>([
  ['a.Succeeded', (a) => a.succeeded],
  ['a.Failed', (a) => a.failed],
  ['a.Errored', (a) => a.errored],
  ['a.Skipped', (a) => a.skipped],
  ['a.Omitted', (a) => a.omitted],
  ['a.Daemoned', (a) => a.daemoned],
  ['a.AnySucceeded', (a) => a.anySucceeded],
  ['a.AllFailed', (a) => a.allFailed],
])('a task can wait for %s', (text, end) => {
  expect(dependsOf((a) => end(a))).toBe(text);
});

test('results are joined, and brackets stand where the order of operators would change what is meant', () => {
  expect(dependsOf((a, b) => anyOf(a, b.failed))).toBe('a || b.Failed');
  expect(dependsOf((a, b, c) => allOf(a, anyOf(b, c)))).toBe('a && (b || c)');
  expect(dependsOf((a, b, c) => [anyOf(a, b), c])).toBe('(a || b) && c');
  expect(dependsOf((a) => noneOf(a.failed))).toBe('!a.Failed');
  expect(dependsOf((a, b) => noneOf(a.failed, b.errored))).toBe('!(a.Failed || b.Errored)');
  expect(dependsOf((a, b) => allOf(noneOf(a), b))).toBe('!a && b');
});
