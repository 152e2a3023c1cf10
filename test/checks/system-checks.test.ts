import { ApiObject, Chart } from 'cdk8s';
import { MlopsApp } from '../../lib/app';
import { kernelRules, rulesWith } from '../../lib/checks/kernel-rules';
import { objectRule } from '../../lib/checks/object-rule';
import type { Rule } from '../../lib/checks/rule';
import { carriedChecks, carryChecks } from '../../lib/checks/system-checks';

const rule = (code: string): Rule => ({ code, category: 'controller', severity: 'error', summary: '', check: () => undefined });

test('a class and its subclasses carry the checks of their system, asked for once', () => {
  let asked = 0;
  const argo = { rules: [rule('argo/a'), rule('argo/b')] };
  const checks = () => { asked++; return argo; };
  class Workflow {}
  class CronWorkflow extends Workflow {}
  class Sensor {}
  carryChecks(Workflow, checks);
  carryChecks(Sensor, checks);
  expect(asked).toBe(0);
  expect(carriedChecks([new Workflow(), new CronWorkflow(), new Sensor(), {}])).toEqual([argo]);
  expect(asked).toBe(1);
});

test('objects that carry nothing bring nothing', () => {
  expect(carriedChecks([{}, []])).toEqual([]);
});

test('the kernel brings rules about schemas, names and references, each code once', () => {
  const codes = kernelRules().map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(['schema/unknown-field', 'names/duplicate-identity', 'references/missing-namespace']));
  expect(new Set(codes).size).toBe(codes.length);
});

test('the rules of systems come after those of the kernel', () => {
  const rules = rulesWith([{ rules: [rule('argo/a')] }, {}, { rules: [rule('argo/a'), rule('istio/b')] }]);
  expect(rules.slice(kernelRules().length).map(({ code }) => code)).toEqual(['argo/a', 'istio/b']);
});

test('an app is checked by the rules that its constructs carry, and an app without such a construct is not', () => {
  const rules = [
    objectRule({ ...rule('shop/team-label'), checkObject: (of, report) => { if (!of.metadata?.labels?.team) report({ message: 'It has no team.' }); } }),
  ];
  class ShopChart extends Chart {}
  carryChecks(ShopChart, () => ({ rules }));
  const codesOf = (Type: typeof Chart) => {
    const app = new MlopsApp();
    new ApiObject(new Type(app, 'shop'), 'web', { apiVersion: 'v1', kind: 'ConfigMap' });
    return app.check().problems.map(({ code, constructPath }) => `${code} ${constructPath}`);
  };
  expect(codesOf(ShopChart)).toEqual(['shop/team-label shop/web']);
  expect(codesOf(Chart)).toEqual([]);
});
