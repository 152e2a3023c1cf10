import fc from 'fast-check';
import type { Problem } from '../../lib/checks/problem';
import { orderProblems } from '../../lib/checks/problem-order';
import { problem } from './support';

const at = (file: string, line: number, column = 1) => ({ file, line, column });

test('problems stand in the order of file, line, column, object, field, code', () => {
  const ordered: Problem[] = [
    problem({ source: at('a.ts', 2) }),
    problem({ source: at('a.ts', 10, 1) }),
    problem({ source: at('a.ts', 10, 2), name: 'a', path: 'spec.rules[2]' }),
    problem({ source: at('a.ts', 10, 2), name: 'a', path: 'spec.rules[10]' }),
    problem({ source: at('a.ts', 10, 2), name: 'b', path: 'spec.a', code: 'names/a' }),
    problem({ source: at('a.ts', 10, 2), name: 'b', path: 'spec.a', code: 'names/b' }),
    problem({ source: at('b.ts', 1) }),
    problem({ file: 'a.yaml', document: 2 }),
    problem({ file: 'a.yaml', document: 10 }),
  ];
  expect(orderProblems(ordered.toReversed())).toEqual(ordered);
});

test('equal problems are kept once, and those that differ in anything that counts are kept', () => {
  const variants = [{}, { path: 'spec' }, { message: 'Other.' }, { constructPath: 'a' }, { document: 1 }, { name: 'x' }, { source: at('a', 1) }, { code: 'names/x' }];
  const problems = variants.map((fields) => problem(fields));
  expect(orderProblems([...problems, ...problems])).toHaveLength(variants.length);
});

test('the order does not depend on the order in which problems were found', () => {
  const text = fc.constantFrom('a', 'b', 'spec.a[2]', 'spec.a[10]', '9', '10a', '');
  const arbitrary = fc.record({ path: text, name: text, constructPath: text, code: text, line: fc.integer({ min: 1, max: 3 }), placed: fc.boolean() })
    .map(({ line, placed, ...fields }) => problem({ ...fields, ...(placed && { source: at('a', line) }) }));
  const shuffled = fc.array(arbitrary, { maxLength: 12 }).chain((problems) => {
    return fc.tuple(fc.constant(problems), fc.shuffledSubarray(problems, { minLength: problems.length }));
  });
  fc.assert(fc.property(shuffled, ([a, b]) => expect(orderProblems(b)).toEqual(orderProblems(a))));
});
