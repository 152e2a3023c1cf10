import type { Problem } from '../../lib/checks/problem';
import type { Rule } from '../../lib/checks/rule';
import { withoutSuperseded } from '../../lib/checks/superseded';

const rule = (code: string, supersedes?: string[]): Rule => ({ code, category: 'controller', severity: 'error', summary: 'Demo.', supersedes, check: () => undefined });
const problem = (code: string, path: string, name = 'web'): Problem => ({ code, category: 'controller', severity: 'error', message: 'Wrong.', kind: 'Pod', name, path });

const general = problem('general/x', 'spec.a');
const exact = problem('exact/x', 'spec.a');

test('a field that a more exact rule tells of is told by that rule alone', () => {
  expect(withoutSuperseded([general, exact], [rule('general/x'), rule('exact/x', ['general/x'])])).toEqual([exact]);
});

test('another field, another object and other codes are told as before', () => {
  const others = [problem('general/x', 'spec.b'), problem('general/x', 'spec.a', 'other'), problem('general/y', 'spec.a')];
  expect(withoutSuperseded([...others, exact], [rule('exact/x', ['general/x'])])).toEqual([...others, exact]);
});

test('what the more exact rule does not find, the general one tells', () => {
  expect(withoutSuperseded([general], [rule('general/x'), rule('exact/x', ['general/x'])])).toEqual([general]);
});
