import type { Rule } from '../../lib/checks/rule';
import { carriedRules, carryRules, distinctRules } from '../../lib/checks/rule-carrier';

const rule = (code: string): Rule => ({ code, category: 'controller', severity: 'error', summary: '', check: () => undefined });

test('a class and its subclasses carry the rules of their system, asked for once', () => {
  let asked = 0;
  const rules = () => { asked++; return [rule('argo/a'), rule('argo/b')]; };
  class Workflow {}
  class CronWorkflow extends Workflow {}
  class Sensor {}
  carryRules(Workflow, rules);
  carryRules(Sensor, rules);
  expect(asked).toBe(0);
  expect(carriedRules([new Workflow(), new CronWorkflow(), new Sensor(), {}]).map(({ code }) => code)).toEqual(['argo/a', 'argo/b']);
  expect(asked).toBe(1);
});

test('objects that carry nothing bring nothing', () => {
  expect(carriedRules([{}, []])).toEqual([]);
});

test('rules of several sources are kept once a code', () => {
  expect(distinctRules([[rule('a'), rule('b')], [rule('b'), rule('c')]]).map(({ code }) => code)).toEqual(['a', 'b', 'c']);
});
