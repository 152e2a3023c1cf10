import { Duration } from 'cdk8s';
import fc from 'fast-check';
import { AnalysisArgument, AnalysisTemplate, ClusterAnalysisTemplate, RevisionOfRollout, Strategy, TrafficRouting, type CanaryStep } from '../../../constructs/argo-rollouts';

const service = AnalysisArgument.text('service');
const limit = AnalysisArgument.number('limit', { default: 5 });
const errors = AnalysisTemplate.fromAnalysisTemplateName('errors', [service, limit]);
const latency = ClusterAnalysisTemplate.fromClusterAnalysisTemplateName('latency', [service]);
const services = { stable: { name: 'stable' }, canary: { name: 'fresh' } };

const stepsOf = (...steps: CanaryStep[]) => Strategy.canary({ steps }).toStrategy().canary?.steps;
const routed = (trafficRouting: TrafficRouting, namespace?: string) => Strategy.routedCanary({ trafficRouting }).toStrategy(namespace).canary;

describe('steps', () => {
  test.each<[string, CanaryStep, object]>([
    ['setWeight', { setWeight: 20 }, { setWeight: 20 }],
    ['setWeight of nothing', { setWeight: 0 }, { setWeight: 0 }],
    ['pause until promoted', { pause: {} }, { pause: {} }],
    ['pause for a time', { pause: { duration: Duration.minutes(90) } }, { pause: { duration: '1h30m' } }],
    ['plugin', { plugin: { name: 'p', config: { a: 1 } } }, { plugin: { name: 'p', config: { a: 1 } } }],
    ['analysis', { analysis: { templates: [errors.withArgs({ service: 'web', limit: 3 })] } }, {
      analysis: { templates: [{ templateName: 'errors' }], args: [{ name: 'service', value: 'web' }, { name: 'limit', value: '3' }] },
    }],
    ['experiment', { experiment: { templates: [new RevisionOfRollout('fresh', { specRef: 'canary', weight: 5 })], duration: Duration.hours(1) } }, {
      experiment: { templates: [{ name: 'fresh', specRef: 'canary', weight: 5 }], duration: '1h' },
    }],
  ])('%s', (_, step, expected) => expect(stepsOf(step)).toEqual([expected]));

  test('the routes that steps set are listed once, in their order', () => {
    const match = [{ headerName: 'x', headerValue: { exact: 'y' } }];
    const trafficRouting = TrafficRouting.istio({ virtualServices: [{ virtualService: { name: 'routes' } }], services });
    const steps: CanaryStep<'setHeaderRoute' | 'setMirrorRoute' | 'setCanaryScale'>[] = [
      { setCanaryScale: { matchTrafficWeight: true } },
      { setMirrorRoute: { name: 'mirror', percentage: 10, match: [{ method: { exact: 'GET' } }] } },
      { setHeaderRoute: { name: 'header', match } },
      { setMirrorRoute: { name: 'mirror' } },
    ];
    const { canary } = Strategy.routedCanary({ trafficRouting, steps }).toStrategy();
    expect(canary?.trafficRouting?.managedRoutes).toEqual([{ name: 'mirror' }, { name: 'header' }]);
    expect(canary?.steps).toEqual(steps);
  });

  test('weights come out as they went in', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 100 })), (weights) => {
      const steps = weights.map((setWeight) => ({ setWeight }));
      expect(stepsOf(...steps) ?? []).toEqual(steps);
    }));
  });
});

describe('analyses', () => {
  test('what several templates take under one name is one argument', () => {
    const templates = [errors.withArgs({ service: 'web' }), latency.withArgs({ service: 'web' })] as const;
    const { canary } = Strategy.canary({ analysis: { templates, startingStep: 2, dryRun: [{ metricName: '.*' }] } }).toStrategy();
    expect(canary?.analysis).toEqual({
      templates: [{ templateName: 'errors' }, { templateName: 'latency', clusterScope: true }],
      args: [{ name: 'service', value: 'web' }],
      startingStep: 2,
      dryRun: [{ metricName: '.*' }],
    });
  });

  test('where the calls differ both values are there, for the checks to tell', () => {
    const { canary } = Strategy.canary({ analysis: { templates: [errors.withArgs({ service: 'a' }), latency.withArgs({ service: 'b' })] } }).toStrategy();
    expect(canary?.analysis?.args).toEqual([{ name: 'service', value: 'a' }, { name: 'service', value: 'b' }]);
  });

  test('before and after a promotion', () => {
    const { blueGreen } = Strategy.blueGreen({
      activeService: { name: 'active' },
      previewService: { name: 'preview' },
      autoPromotionEnabled: false,
      prePromotionAnalysis: { templates: [errors.withArgs({ service: 'preview' })] },
      postPromotionAnalysis: { templates: [AnalysisTemplate.fromAnalysisTemplateName('plain').withArgs()] },
    }).toStrategy();
    expect(blueGreen).toEqual({
      activeService: 'active',
      previewService: 'preview',
      autoPromotionEnabled: false,
      prePromotionAnalysis: { templates: [{ templateName: 'errors' }], args: [{ name: 'service', value: 'preview' }] },
      postPromotionAnalysis: { templates: [{ templateName: 'plain' }] },
    });
  });
});

test('Services without a router are those of the strategy; other fields keep their names', () => {
  const { canary } = Strategy.canary({ stableService: { name: 'a' }, canaryService: { name: 'b' }, maxSurge: '20%', canaryMetadata: { labels: { role: 'new' } } }).toStrategy();
  expect(canary).toEqual({ stableService: 'a', canaryService: 'b', maxSurge: '20%', canaryMetadata: { labels: { role: 'new' } } });
});

describe('routers', () => {
  const virtualService = { name: 'routes' };

  test('Istio between two Services', () => {
    expect(routed(TrafficRouting.istio({ virtualServices: [{ virtualService, routes: ['primary'] }], services }))).toEqual({
      stableService: 'stable',
      canaryService: 'fresh',
      trafficRouting: { istio: { virtualService: { name: 'routes', routes: ['primary'] } } },
    });
  });

  test('Istio between two subsets, with several VirtualServices, one of another namespace', () => {
    const destinationRule = { destinationRule: { name: 'rule' }, canarySubsetName: 'fresh' };
    const virtualServices = [{ virtualService, tcpRoutes: [{ port: 80 }] }, { virtualService, namespace: 'mesh', tlsRoutes: [{ port: 443 }] }] as const;
    expect(routed(TrafficRouting.istio({ virtualServices, destinationRule }))).toEqual({
      trafficRouting: {
        istio: {
          virtualServices: [{ name: 'routes', tcpRoutes: [{ port: 80 }] }, { name: 'routes.mesh', tlsRoutes: [{ port: 443 }] }],
          destinationRule: { name: 'rule', stableSubsetName: 'stable', canarySubsetName: 'fresh' },
        },
      },
    });
  });

  test('the plugin for the Gateway API, in the namespace of the Rollout or another', () => {
    const httpRoutes = [{ route: { name: 'web' }, useHeaderRoutes: true }] as const;
    const plugins = (namespace: object) => ({ 'argoproj-labs/gatewayAPI': { ...namespace, httpRoutes: [{ name: 'web', useHeaderRoutes: true }] } });
    expect(routed(TrafficRouting.gatewayApi({ services, httpRoutes }))?.trafficRouting).toEqual({ plugins: plugins({}) });
    expect(routed(TrafficRouting.gatewayApi({ services, httpRoutes }), 'shop')?.trafficRouting).toEqual({ plugins: plugins({ namespace: 'shop' }) });
    expect(routed(TrafficRouting.gatewayApi({ services, httpRoutes, namespace: 'a' }), 'shop')?.trafficRouting).toEqual({ plugins: plugins({ namespace: 'a' }) });
  });

  test.each(['grpcRoutes', 'tcpRoutes', 'tlsRoutes'] as const)('%s of the Gateway API', (list) => {
    const routing = TrafficRouting.gatewayApi({ services, httpRoutes: [{ route: { name: 'web' } }], [list]: [{ route: { name: 'a' } }, { route: { name: 'b' } }] });
    expect(routed(routing)?.trafficRouting?.plugins?.['argoproj-labs/gatewayAPI']).toEqual({ httpRoutes: [{ name: 'web' }], [list]: [{ name: 'a' }, { name: 'b' }] });
  });

  test('the load balancer of AWS, with Services that take turns', () => {
    const pingPong = { ping: { name: 'ping' }, pong: { name: 'pong' } };
    const routing = TrafficRouting.alb({ ingresses: [{ name: 'web' }], servicePort: 80, rootService: { name: 'root' }, services: pingPong });
    expect(Strategy.routedCanary({ trafficRouting: routing }).toStrategy().canary).toEqual({
      pingPong: { pingService: 'ping', pongService: 'pong' },
      trafficRouting: { alb: { ingress: 'web', servicePort: 80, rootService: 'root' } },
    });
  });

  test('nginx, with several Ingresses', () => {
    const routing = TrafficRouting.nginx({ stableIngresses: [{ name: 'a' }, { name: 'b' }], services, annotationPrefix: 'x' });
    expect(Strategy.routedCanary({ trafficRouting: routing, scaleDownDelaySeconds: 60 }).toStrategy().canary).toEqual({
      stableService: 'stable',
      canaryService: 'fresh',
      scaleDownDelaySeconds: 60,
      trafficRouting: { nginx: { stableIngresses: ['a', 'b'], annotationPrefix: 'x' } },
    });
  });

  test('any other, in the words of upstream', () => {
    expect(routed(TrafficRouting.of({ smi: { rootService: 'root' }, maxTrafficWeight: 50 }, { services }))).toEqual({
      stableService: 'stable',
      canaryService: 'fresh',
      trafficRouting: { smi: { rootService: 'root' }, maxTrafficWeight: 50 },
    });
    expect(routed(TrafficRouting.of({ plugins: { p: {} } }))).toEqual({ trafficRouting: { plugins: { p: {} } } });
  });
});
