import { AnalysisArgument, result } from '../../../constructs/argo-rollouts';

const limit = AnalysisArgument.number('limit');
const state = AnalysisArgument.text('state');
const first = result.at(0);

test.each([
  [first.below(1), 'result[0] < 1'],
  [first.atMost(0.5), 'result[0] <= 0.5'],
  [first.above(-1), 'result[0] > -1'],
  [first.atLeast(limit), 'result[0] >= {{args.limit}}'],
  [first.above(result.at(1)), 'result[0] > result[1]'],
  [result.equals('ok "so"'), 'result == "ok \\"so\\""'],
  [result.equals(true), 'result == true'],
  [result.differsFrom(state), 'result != "{{args.state}}"'],
  [result.field('data').field('error-rate').asFloat().below(limit), 'asFloat(result.data["error-rate"]) < {{args.limit}}'],
  [result.isEmpty().or(first.isNaN()), 'len(result) == 0 || isNaN(result[0])'],
  [result.isEmpty().or(first.below(1).and(first.above(0))), 'len(result) == 0 || (result[0] < 1 && result[0] > 0)'],
  [result.isEmpty().or(first.below(1)).not().and(first.above(0)), '!(len(result) == 0 || result[0] < 1) && result[0] > 0'],
])('%s', (condition, text) => expect(String(condition)).toBe(text));
