import { ApiObject, Chart, JsonPatch, Lazy, Testing, type ApiObjectMetadata, type App, type AppProps, type ChartProps } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { collectManifests } from '../../lib/synth/collect-manifests';
import { MlopsApp } from 'cdk8s-mlops';

/** What an app and its twin made of plain cdk8s come to, as files hold it. */
function both(build: (chart: Chart) => void, appProps: AppProps = {}, chartProps: ChartProps = {}) {
  const chartOf = (app: App): Chart => {
    const chart = new Chart(app, 'chart', chartProps);
    build(chart);
    return chart;
  };
  const ours = new MlopsApp(appProps);
  chartOf(ours);
  const set = ours.manifestSet();
  expect(set.problems).toEqual([]);
  const shared = collectManifests(ours, { share: true }).set;
  expect(asWritten(shared.entries)).toEqual(asWritten(set.entries));
  const plain = Testing.synth(chartOf(Testing.app(appProps))) as unknown;
  return { ours: asWritten(set.entries.map(({ object }) => object)), plain: asWritten(plain) };
}

function asWritten(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** Has `value`, as the classes that `cdk8s import` makes of unions. */
class IntOrString {
  constructor(readonly value: number | string) {}
}

const token = (value: unknown) => ({ resolve: () => value });
const key = fc.oneof(fc.constantFrom('name', 'value', 'labels', 'a', 'b'), fc.string({ maxLength: 4 })).filter((text) => text !== '__proto__');

const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(fc.string(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constantFrom(null, undefined, '', 0)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    tie('value').map((produced) => Lazy.any({ produce: () => produced })),
    tie('value').map(token),
    fc.oneof(fc.integer(), fc.string()).map((value) => new IntOrString(value)),
  ),
}));
const fields = fc.dictionary(fc.constantFrom('spec', 'data', 'stringData', 'z', 'A'), anyValue, { noNullPrototype: true });
const text = fc.oneof(fc.string(), fc.constant(undefined), fc.string().map(token));
const texts = fc.dictionary(fc.string({ minLength: 1, maxLength: 5 }), text, { maxKeys: 3, noNullPrototype: true });
const metadata = fc.record(
  {
    name: fc.constantFrom('web', 'api'),
    namespace: fc.constantFrom('shop', undefined),
    labels: texts,
    annotations: texts,
    finalizers: fc.array(fc.string(), { maxLength: 2 }),
    ownerReferences: fc.array(fc.constantFrom({}, { apiVersion: 'v1', kind: 'Pod', name: 'a', uid: 'b' }), { maxLength: 2 }) as fc.Arbitrary<[]>,
    generateName: fc.constantFrom('a-', ''),
    further: anyValue,
  },
  { requiredKeys: [] },
);
const objects = fc.array(fc.record({ fields, metadata: fc.option(metadata, { nil: undefined }) }), { minLength: 1, maxLength: 3 });

test('objects of any values, late ones included, equal those of plain cdk8s', () => {
  fc.assert(
    fc.property(objects, fc.constantFrom({}, { namespace: 'default' }, { labels: { team: 'a' } }), (all, chartProps) => {
      const { ours, plain } = both(
        (chart) =>
          all.forEach((one, index) => {
            const metadata = one.metadata as ApiObjectMetadata;
            new ApiObject(chart, `o${index}`, { apiVersion: 'v1', kind: 'Thing', metadata, ...one.fields });
          }),
        {},
        chartProps,
      );
      expect(ours).toEqual(plain);
    }),
    { numRuns: 300 },
  );
});

test('what is added to metadata after construction counts', () => {
  const { ours, plain } = both((chart) => {
    const object = new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'Thing', metadata: { name: 'a', labels: { one: '1' } } });
    object.metadata.addLabel('two', '2');
    object.metadata.addAnnotation('note', 'n');
    object.metadata.addFinalizers('f/x');
    object.metadata.add('generation', 3);
    object.metadata.add('creationTimestamp', null);
  });
  expect(ours).toEqual(plain);
  expect(ours).toEqual([
    {
      apiVersion: 'v1',
      kind: 'Thing',
      metadata: { name: 'a', labels: { one: '1', two: '2' }, annotations: { note: 'n' }, finalizers: ['f/x'], generation: 3 },
    },
  ]);
});

test("an app's own resolvers see the values that they see in cdk8s", () => {
  const seen: string[][] = [];
  const upperCase = {
    resolve(context: { key: string[]; value: unknown; replaceValue(value: unknown): void }) {
      seen.push(context.key);
      if (context.value === 'replace me') context.replaceValue({ replaced: context.key.join('.') });
    },
  };
  const { ours, plain } = both(
    (chart) => {
      const spec = { list: ['replace me', { deep: 'replace me' }] };
      new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'Thing', metadata: { name: 'a' }, spec });
    },
    { resolvers: [upperCase] },
  );
  expect(ours).toEqual(plain);
  expect(ours).toMatchObject([{ spec: { list: [{ replaced: 'spec.list.0' }, { deep: { replaced: 'spec.list.1.deep' } }] } }]);
  const third = seen.length / 3; // `both` collects twice, and cdk8s once
  expect(seen.slice(0, third)).toEqual(seen.slice(2 * third));
});

test('classes that render themselves, as those of cdk8s-plus, render as in cdk8s', () => {
  const { ours, plain } = both((chart) => {
    const config = new kplus.ConfigMap(chart, 'config', { data: { a: 'b' } });
    const envVariables = { A: kplus.EnvValue.fromConfigMap(config, 'a') };
    const deployment = new kplus.Deployment(chart, 'web', { containers: [{ image: 'web:1', portNumber: 80, envVariables }] });
    deployment.exposeViaService({ ports: [{ port: 80 }] });
    new kplus.CronJob(chart, 'job', { schedule: { expressionString: '0 0 * * *' } as never, containers: [{ image: 'job:1' }] });
  });
  expect(ours).toEqual(plain);
});

test('charts in charts and constructs in constructs come out once, each', () => {
  const { ours, plain } = both((chart) => {
    const group = new Construct(chart, 'group');
    new ApiObject(group, 'in-group', { apiVersion: 'v1', kind: 'Thing' });
    new ApiObject(chart, 'in-chart', { apiVersion: 'v1', kind: 'Thing' });
  });
  expect(ours).toEqual(plain);
  const app = new MlopsApp();
  const outer = new Chart(app, 'outer', { namespace: 'outer' });
  new ApiObject(new Chart(outer, 'inner', { namespace: 'inner' }), 'a', { apiVersion: 'v1', kind: 'Thing', metadata: { name: 'a' } });
  expect(app.manifestSet().entries.map(({ object }) => object.metadata)).toEqual([{ name: 'a', namespace: 'inner' }]);
});

test('a patch of an unknown field survives on classes that cdk8s lets eat it', () => {
  const build = (chart: Chart) => {
    const deployment = new kplus.Deployment(chart, 'web', { containers: [{ image: 'web:1' }] });
    ApiObject.of(deployment).addJsonPatch(JsonPatch.add('/spec/template/spec/containers/0/resources/limits/nvidia.com~1gpu', 1));
    ApiObject.of(deployment).addJsonPatch(JsonPatch.add('/spec/unknown', null));
  };
  const app = new MlopsApp();
  build(new Chart(app, 'chart'));
  const [entry] = app.manifestSet().entries;
  expect(entry!.object).toMatchObject({
    spec: { unknown: null, template: { spec: { containers: [{ resources: { limits: { 'nvidia.com/gpu': 1 } } }] } } },
  });
  expect(entry!.origin.patches).toEqual([
    { pointer: '/spec/template/spec/containers/0/resources/limits/nvidia.com~1gpu' },
    { pointer: '/spec/unknown' },
  ]);
  const chart = Testing.chart();
  build(chart);
  expect(JSON.stringify(Testing.synth(chart))).not.toContain('nvidia'); // if cdk8s mends it, ours is no longer needed
});
