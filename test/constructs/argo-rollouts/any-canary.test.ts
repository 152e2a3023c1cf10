import { Duration } from 'cdk8s';
import fc from 'fast-check';
import { AnalysisArgument, AnalysisTemplate, RevisionOfRollout, Rollout, Strategy, TrafficRouting, type CanaryStep } from '../../../constructs/argo-rollouts';
import { appOf, chartIn } from './support';

const services = { stable: { name: 'old' }, canary: { name: 'fresh' } };
const named = { name: 'web' };
const service = AnalysisArgument.text('service');
const limit = AnalysisArgument.number('limit', { default: 1 });
const checked = AnalysisTemplate.fromAnalysisTemplateName('checked', [service, limit]);

/** Routers that know every step. */
const routers = fc.constantFrom(
  TrafficRouting.istio({ services, virtualServices: [{ virtualService: named }] }),
  TrafficRouting.istio({ virtualServices: [{ virtualService: named, routes: ['a'] }, { virtualService: named, namespace: 'mesh' }], destinationRule: { destinationRule: named } }),
  TrafficRouting.gatewayApi({ services, httpRoutes: [{ route: named }], grpcRoutes: [{ route: named, useHeaderRoutes: true }] }),
);

const name = fc.constantFrom('a', 'b', 'c');
const values = fc.record({ service: fc.string(), limit: fc.double({ noNaN: true }) }, { requiredKeys: ['service'] });
const analysis = values.map((given) => ({ templates: [checked.withArgs(given)] as const }));
const match = fc.oneof(
  fc.string({ minLength: 1 }).map((exact) => ({ exact })),
  fc.string({ minLength: 1 }).map((prefix) => ({ prefix })),
);
type AnyKind = CanaryStep<'setWeight' | 'pause' | 'analysis' | 'experiment' | 'setCanaryScale' | 'setHeaderRoute' | 'setMirrorRoute' | 'plugin'>;
const steps = fc.array(
  fc.oneof<fc.Arbitrary<AnyKind>[]>(
    fc.integer({ min: 0, max: 100 }).map((setWeight) => ({ setWeight })),
    fc.nat({ max: 1e7 }).map((seconds) => ({ pause: seconds % 2 === 0 ? {} : { duration: Duration.seconds(seconds) } })),
    analysis.map((one) => ({ analysis: one })),
    fc.integer({ min: 0, max: 100 }).map((weight) => ({ setCanaryScale: { weight } })),
    fc.tuple(name, match).map(([route, headerValue]) => ({ setHeaderRoute: { name: route, match: [{ headerName: 'x', headerValue }] } })),
    fc.tuple(name, match).map(([route, path]) => ({ setMirrorRoute: { name: route, match: [{ path }], percentage: 5 } })),
    fc.tuple(name, values).map(([pods, given]) => {
      const fresh = new RevisionOfRollout(pods, { specRef: 'canary' });
      const template = checked.withArgs({ ...given, service: fresh.podTemplateHash });
      return { experiment: { templates: [fresh] as const, duration: Duration.minutes(5), analyses: [{ name: 'checked', template }] } };
    }),
  ),
  { maxLength: 6 },
);

test('whatever the compiler takes of steps, routers and analyses is valid: for the schema, and for the rules of the controller', () => {
  fc.assert(
    fc.property(routers, steps, fc.option(analysis, { nil: undefined }), (trafficRouting, given, background) => {
      const chart = chartIn();
      new AnalysisTemplate(chart, 'checked', { name: 'checked', args: [service, limit], metrics: [{ name: 'm', provider: { web: { url: `http://${service}/${limit}` } } }] });
      const pod = { containers: [{ name: 'web', image: 'ghcr.io/example/web:1', resources: {} }] };
      new Rollout(chart, 'web', { name: 'web', pod, strategy: Strategy.routedCanary({ trafficRouting, steps: given, analysis: background }) });
      const errors = appOf(chart).check().problems.filter(({ severity, code }) => severity === 'error' && !code.startsWith('references/'));
      expect(errors.map(({ code, path, message }) => `${code} ${path}: ${message}`)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
