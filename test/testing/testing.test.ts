import type { App} from 'cdk8s';
import { Chart, Testing } from 'cdk8s';
import type { Construct } from 'constructs';
import { CheckError, Manifest, MlopsApp } from 'cdk8s-mlops';
import { expectValid, findObject, findObjects, synthObjects } from 'cdk8s-mlops/testing';

const configMap = { apiVersion: 'v1', kind: 'ConfigMap' };
const make = (scope: Construct, name: string, namespace?: string) =>
  new Manifest(scope, `${namespace}-${name}`, configMap, { metadata: { name, namespace }, data: { name } });

function chartOf(app: App = new MlopsApp()): Chart {
  return new Chart(app, 'chart');
}

test('synthObjects gives the objects of an app, a chart or one construct', () => {
  const app = new MlopsApp();
  const [first, second] = [new Chart(app, 'first'), new Chart(app, 'second')];
  make(first, 'a');
  const b = make(second, 'b');
  expect(synthObjects(app).map(({ data }) => data.name)).toEqual(['a', 'b']);
  expect(synthObjects(second).map(({ data }) => data.name)).toEqual(['b']);
  expect(synthObjects(b)).toEqual([{ ...configMap, metadata: { name: 'b' }, data: { name: 'b' } }]);
});

test('synthObjects works in a plain cdk8s app, and gives copies', () => {
  const chart = chartOf(Testing.app());
  make(chart, 'a');
  (synthObjects(chart)[0]!.data as { name: string }).name = 'changed';
  expect(synthObjects(chart)[0]!.data).toEqual({ name: 'a' });
});

test('synthObjects tells why an object could not be made', () => {
  const chart = chartOf();
  make(chart, 'a').node.addValidation({ validate: () => ['not like this'] });
  expect(() => synthObjects(chart)).toThrow(CheckError);
  expect(() => synthObjects(chart)).toThrow('not like this');
});

test('findObject finds the one object, and lists what there is where there is not exactly one', () => {
  const chart = chartOf();
  make(chart, 'a', 'x');
  make(chart, 'a', 'y');
  make(chart, 'b', 'y');
  expect(findObject(chart, { kind: 'ConfigMap', name: 'b' }).metadata).toEqual({ name: 'b', namespace: 'y' });
  expect(findObject(chart, { kind: 'ConfigMap', name: 'a', namespace: 'x' }).metadata!.namespace).toBe('x');
  const made = 'It makes:\n  ConfigMap x/a\n  ConfigMap y/a\n  ConfigMap y/b';
  expect(() => findObject(chart, { kind: 'ConfigMap', name: 'a' })).toThrow(`[chart] has 2 objects like {"kind":"ConfigMap","name":"a"}. ${made}`);
  expect(() => findObject(chart, { kind: 'Secret' })).toThrow(`[chart] has no object like {"kind":"Secret"}. ${made}`);
  expect(() => findObject(chart, { kind: 'ConfigMap', name: 'b', apiVersion: 'v2' })).toThrow('no object');
  expect(() => findObject(new MlopsApp(), { kind: 'Secret' })).toThrow('It makes:\n  nothing');
});

test('findObjects finds all, in the order in which they are emitted', () => {
  const chart = chartOf();
  make(chart, 'b', 'y');
  make(chart, 'a', 'y');
  expect(findObjects(chart, { kind: 'ConfigMap', namespace: 'y' }).map(({ data }) => data.name)).toEqual(['b', 'a']);
  expect(findObjects(chart, { kind: 'Secret' })).toEqual([]);
});

test('expectValid passes a good app with its report, and throws the whole report of a bad one', () => {
  const app = new MlopsApp();
  const chart = chartOf(app);
  make(chart, 'a');
  expect(expectValid(app).problems).toEqual([]);
  make(chart, 'UPPER');
  new Manifest(chart, 'typo', configMap, { metadata: { name: 'b' }, dta: {} });
  expect(() => expectValid(app)).toThrow(/names\/invalid-name[^]*schema\/unknown-field/);
});
