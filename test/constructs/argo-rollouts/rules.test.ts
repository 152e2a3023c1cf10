import { rules } from '../../../constructs/argo-rollouts/rules';
import { objectsOf } from '../../references/support';
import { changed, pathsBelow, pathsOf, tell, written } from '../rule-table';

const meta = 'metadata: { name: web, namespace: shop }';
const template = 'template: { metadata: { labels: { app: web, tier: front } }, spec: { containers: [{ name: main, image: i }] } }';
const selector = 'selector: { matchLabels: { app: web } }';
const rollout = (spec: string) => `{ apiVersion: argoproj.io/v1alpha1, kind: Rollout, ${meta}, spec: { ${spec} } }`;
const told = (spec: string, ...others: string[]) => tell(rules, [rollout(spec), ...others].join('\n---\n'));
const canaryOf = (fields: string) => `${selector}, ${template}, strategy: { canary: { ${fields} } }`;
const canary = (fields: string, ...others: string[]) => told(canaryOf(fields), ...others);
const step = (fields: string, routing = 'nginx: { stableIngress: i }, managedRoutes: [{ name: r }]') =>
  canary(`stableService: a, canaryService: b, trafficRouting: { ${routing} }, steps: [{ ${fields} }]`);
const at = 'spec.strategy.canary';

const good = objectsOf(`
${rollout(canaryOf(`
  stableService: stable, canaryService: fresh, maxSurge: 1, maxUnavailable: 0,
  antiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: { weight: 1 } },
  analysis: { templates: [{ templateName: rate }], args: [{ name: service, valueFrom: { fieldRef: { fieldPath: metadata.name } } }] },
  trafficRouting: { managedRoutes: [{ name: header }], istio: { virtualService: { name: routes, routes: [main] } } },
  steps: [
    { setWeight: 20 }, { pause: { duration: 10m } }, { pause: {} },
    { setHeaderRoute: { name: header, match: [{ headerName: x, headerValue: { exact: y } }] } },
    { analysis: { templates: [{ templateName: rate }], args: [{ name: service, value: fresh }] } }]`))}
---
{ apiVersion: v1, kind: Service, metadata: { name: stable, namespace: shop }, spec: { selector: { app: web } } }
---
{ apiVersion: v1, kind: Service, metadata: { name: fresh, namespace: shop }, spec: { selector: { app: web } } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: routes, namespace: shop }
spec: { http: [{ name: main, route: [{ destination: { host: stable } }, { destination: { host: fresh.shop.svc.cluster.local } }] }, { name: other }] }
---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: rate, namespace: shop }
spec:
  args: [{ name: service }, { name: limit, value: '3' }]
  metrics: [{ name: errors, count: 5, interval: 1m, failureLimit: 2, consecutiveSuccessLimit: 3, provider: { web: { url: 'http://{{args.service}}/{{ args.limit }}' } } }]
`);

test('a complete set has no findings', () => expect(tell(rules, good)).toEqual([]));

test('a field less of the Rollout is found exactly where it is needed', () => {
  const [first, ...others] = good;
  const broken = [...pathsBelow(first!.spec, ['spec'])].filter((path) => pathsOf(rules, [changed(first!, path, undefined), ...others]).length > 0);
  expect(broken.map(written)).toEqual([
    'spec.selector', 'spec.selector.matchLabels', 'spec.selector.matchLabels.app', 'spec.template', 'spec.template.metadata',
    'spec.template.metadata.labels', 'spec.template.metadata.labels.app', 'spec.template.spec', 'spec.template.spec.containers',
    'spec.template.spec.containers[0]', 'spec.template.spec.containers[0].name', 'spec.template.spec.containers[0].image', 'spec.strategy',
    'spec.strategy.canary', `${at}.stableService`, `${at}.canaryService`,
    `${at}.antiAffinity.preferredDuringSchedulingIgnoredDuringExecution`, `${at}.analysis.templates`, `${at}.analysis.templates[0]`, `${at}.analysis.args`, `${at}.analysis.args[0]`,
    `${at}.analysis.args[0].name`, `${at}.trafficRouting`, `${at}.trafficRouting.managedRoutes`, `${at}.trafficRouting.managedRoutes[0]`,
    `${at}.trafficRouting.managedRoutes[0].name`, `${at}.trafficRouting.istio`, `${at}.trafficRouting.istio.virtualService`,
    `${at}.trafficRouting.istio.virtualService.routes`, `${at}.trafficRouting.istio.virtualService.routes[0]`,
    `${at}.steps[0].setWeight`, `${at}.steps[1].pause`, `${at}.steps[2].pause`, `${at}.steps[3].setHeaderRoute`,
    `${at}.steps[3].setHeaderRoute.name`, `${at}.steps[3].setHeaderRoute.match[0].headerValue`, `${at}.steps[3].setHeaderRoute.match[0].headerValue.exact`,
    `${at}.steps[4].analysis`, `${at}.steps[4].analysis.templates`, `${at}.steps[4].analysis.templates[0]`, `${at}.steps[4].analysis.args`, `${at}.steps[4].analysis.args[0]`, `${at}.steps[4].analysis.args[0].name`,
  ]);
});

describe('the whole', () => {
  const blueGreen = (fields: string, more = '') => told(`${selector}, ${template}, ${more} strategy: { blueGreen: { ${fields} } }`);
  test.each([
    [`${template}, strategy: { canary: {} }`, "selector spec.selector: The Rollout has no selector. Set 'matchLabels' to labels of its pod template."],
    [`selector: {}, ${template}, strategy: { canary: {} }`, "selector spec.selector: The selector of the Rollout is empty. Set 'matchLabels' to labels of its pod template."],
    [`selector: { matchLabels: { app: wbe } }, ${template}, strategy: { canary: {} }`, "selector spec.template.metadata.labels: The pods of the Rollout do not have what its selector wants of the label 'app'. Give the pod template the labels of the selector."],
    [`workloadRef: { kind: Deployment, name: web }, ${template}, strategy: { canary: {} }`, "workload-or-template spec.template: The Rollout has 'workloadRef' and 'template', which exclude each other. Keep one of them."],
    [`${selector}, ${template}, strategy: {}`, "strategy spec.strategy: The Rollout has none of 'blueGreen', 'canary'. Set one of them."],
    [`${selector}, ${template}, strategy: { canary: {}, blueGreen: { activeService: a } }`, "strategy spec.strategy: The Rollout has 'blueGreen', 'canary', which exclude each other. Keep one of them."],
    [`replicas: -1, ${canaryOf('')}`, 'counts spec.replicas: The Rollout has replicas -1. Set 0 or more.'],
    [`minReadySeconds: 600, ${canaryOf('')}`, "counts spec.progressDeadlineSeconds: Pods get 600 s to progress, but need 600 s to be ready. Set 'progressDeadlineSeconds' to more than 'minReadySeconds'."],
    [canaryOf('').replace('image: i', 'image: i }, { name: main, image: j'), "pod-template spec.template.spec.containers[1].name: Container 'main' is there twice. Give one of them another name."],
    [canaryOf('').replace('containers:', 'restartPolicy: Never, containers:'), "pod-template spec.template.spec.restartPolicy: The pods are restarted 'Never', and a Rollout restarts always. Leave 'restartPolicy' out."],
    [canaryOf('').replace('containers:', 'activeDeadlineSeconds: 5, containers:'), "pod-template spec.template.spec.activeDeadlineSeconds: The pods have a deadline, and those of a Rollout run for ever. Leave 'activeDeadlineSeconds' out."],
  ])('%s', (spec, message) => expect(told(spec)).toEqual([message]));
  test('blue and green differ, and enough revisions are kept', () => {
    expect(blueGreen('activeService: a, previewService: b')).toEqual([]);
    expect(blueGreen('activeService: a, previewService: a')).toEqual(["distinct-services spec.strategy.blueGreen.activeService: Service 'a' is 'activeService' and 'previewService' at once. Name two different Services."]);
    expect(blueGreen('activeService: a, scaleDownDelayRevisionLimit: 3', 'revisionHistoryLimit: 2,')).toEqual([
      "counts spec.strategy.blueGreen.scaleDownDelayRevisionLimit: 3 old revisions keep running, but only 2 are kept at all. Raise 'revisionHistoryLimit'.",
    ]);
  });
});

describe('a canary', () => {
  const alb = (fields: string) => `trafficRouting: { alb: { ingress: i, ${fields} } }`;
  test.each([
    ['stableService: a, canaryService: a', `distinct-services ${at}.stableService: Service 'a' is 'stableService' and 'canaryService' at once. Name two different Services.`],
    ['stableService: a, trafficRouting: { smi: {} }', `router-services ${at}.canaryService: The traffic routing has no 'canaryService'. Set 'canaryService'.`],
    [`pingPong: { pingService: a, pongService: b }, ${alb('')}`, `router-services ${at}.trafficRouting.alb.rootService: The router has no 'rootService', which 'pingPong' needs. Set 'rootService'.`],
    [`pingPong: { pingService: a }, ${alb('rootService: r')}`, `router-services ${at}.pingPong.pongService: The Rollout has no 'pingPong.pongService'. Set 'pingPong.pongService'.`],
    ['stableService: a, canaryService: b, pingPong: { pingService: a, pongService: b }, trafficRouting: { smi: {} }', `router-services ${at}.pingPong: The router of the Rollout does not know 'pingPong'. Use 'alb' or 'istio', or leave 'pingPong' out.`],
    ['maxSurge: 0, maxUnavailable: 0%', `surge ${at}.maxSurge: 'maxSurge' and 'maxUnavailable' are both 0, so that no pod can be replaced. Raise one of them.`],
    ['scaleDownDelaySeconds: 0', `needs-routing ${at}.scaleDownDelaySeconds: 'scaleDownDelaySeconds' needs traffic routing, which the Rollout does not have. Set 'trafficRouting', or leave it out.`],
    ['steps: [{ setCanaryScale: { weight: 1 } }]', `needs-routing ${at}.steps[0].setCanaryScale: 'setCanaryScale' needs traffic routing, which the Rollout does not have. Set 'trafficRouting', or leave it out.`],
    ['stableService: a, canaryService: b, dynamicStableScale: true, scaleDownDelaySeconds: 3, trafficRouting: { smi: {} }', `needs-routing ${at}.dynamicStableScale: 'dynamicStableScale' and 'scaleDownDelaySeconds' exclude each other. Keep one of them.`],
    ['stableService: a, canaryService: b, trafficRouting: { maxTrafficWeight: 1000, smi: {} }', `needs-routing ${at}.trafficRouting.maxTrafficWeight: The router of the Rollout does not know 'maxTrafficWeight'. Leave it out: only 'nginx' and plugins know it.`],
    ['antiAffinity: {}', `anti-affinity ${at}.antiAffinity: The rule has none of 'preferredDuringSchedulingIgnoredDuringExecution', 'requiredDuringSchedulingIgnoredDuringExecution'. Set one of them.`],
    ['antiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: { weight: 0 } }', `anti-affinity ${at}.antiAffinity.preferredDuringSchedulingIgnoredDuringExecution.weight: The rule has weight 0. Set one from 1 to 100.`],
    ['stableService: a, canaryService: b, trafficRouting: { istio: {} }', `virtual-service-choice ${at}.trafficRouting.istio: The router has none of 'virtualService', 'virtualServices'. Set one of them.`],
    ['stableService: a, canaryService: b, trafficRouting: { nginx: { stableIngress: i, stableIngresses: [j] } }', `ingress-choice ${at}.trafficRouting.nginx: The router has 'stableIngress', 'stableIngresses', which exclude each other. Keep one of them.`],
    ["analysis: { templates: [], args: [{ name: a, valueFrom: { fieldRef: { fieldPath: metadata.generation } } }] }", `analysis-field ${at}.analysis.args[0].valueFrom.fieldRef.fieldPath: The argument is filled from 'metadata.generation', which is no field that can be one. Write metadata.name, metadata.namespace, metadata.uid, metadata.labels['key'] or metadata.annotations['key'].`],
  ])('%s', (fields, message) => expect(canary(fields).filter((text) => !text.startsWith('(unknown-argument)'))).toEqual([message]));

  test.each(['maxSurge: 0', 'maxUnavailable: 0', 'trafficRouting: { istio: { virtualService: { name: v }, destinationRule: { name: d } } }', `pingPong: { pingService: a, pongService: b }, ${alb('rootService: r')}`, 'trafficRouting: { plugins: { a/b: {} } }, dynamicStableScale: true'])(
    '%s is right',
    (fields) => expect(canary(fields)).toEqual([]),
  );
});

describe('a step', () => {
  const routes = 'istio: { virtualService: { name: v } }, managedRoutes: [{ name: r }]';
  test.each([
    ['', `step-kind ${at}.steps[0]: The step does nothing. Set one of 'analysis', 'experiment', 'pause', 'plugin', 'setCanaryScale', 'setHeaderRoute', 'setMirrorRoute', 'setWeight'.`],
    ['setWeight: 5, pause: {}', `step-kind ${at}.steps[0]: The step has 'pause', 'setWeight', which exclude each other. Make a step of each.`],
    ['setWeight: 101', `step-values ${at}.steps[0].setWeight: The step sets weight 101. Set one from 0 to 100.`],
    ['pause: { duration: soon }', `step-values ${at}.steps[0].pause.duration: The step pauses for 'soon', which is no length of time. Write seconds, or a number with its unit: '10m'.`],
    ['pause: { duration: -1 }', `step-values ${at}.steps[0].pause.duration: The step pauses for '-1', which is no length of time. Write seconds, or a number with its unit: '10m'.`],
    ['experiment: { templates: [{ name: a, weight: 20 }] }', `experiment-weight ${at}.steps[0].experiment.templates[0].weight: The template of the experiment has weight 20 with a router that does not know it. Use one of smi, alb, istio, plugins, or leave the weight out.`],
    ['setHeaderRoute: { name: r }', `step-routes ${at}.steps[0].setHeaderRoute: The step has 'setHeaderRoute', which the traffic routing of the Rollout does not know. Use one of istio, alb, apisix, plugins.`],
  ])('%s', (fields, message) => expect(step(fields)).toEqual([message]));
  test.each([
    ['setHeaderRoute: { name: q }', `managed-routes ${at}.steps[0].setHeaderRoute.name: The step sets route 'q', which the Rollout does not manage. Did you mean 'r'? List it below 'trafficRouting.managedRoutes'.`],
    ['setMirrorRoute: { name: m }', `managed-routes ${at}.steps[0].setMirrorRoute.name: The step sets route 'm', which the Rollout does not manage. Did you mean 'r'? List it below 'trafficRouting.managedRoutes'.`],
    ['setHeaderRoute: { name: r, match: [{ headerValue: { exact: a, prefix: b } }] }', `step-routes ${at}.steps[0].setHeaderRoute.match[0].headerValue: The match compares in 2 ways. Set one of 'exact', 'regex', 'prefix'.`],
    ['setMirrorRoute: { name: r, match: [{ path: {} }] }', `step-routes ${at}.steps[0].setMirrorRoute.match[0].path: The match compares in 0 ways. Set one of 'exact', 'regex', 'prefix'.`],
  ])('%s', (fields, message) => expect(step(fields, routes)).toEqual([message]));
  test('of an ALB compares exactly', () =>
    expect(step('setHeaderRoute: { name: r, match: [{ headerValue: { prefix: a } }] }', 'alb: { ingress: i }, managedRoutes: [{ name: r }]')).toEqual([
      `step-routes ${at}.steps[0].setHeaderRoute.match[0].headerValue: The match compares by 'prefix', and an ALB knows 'exact' only. Set 'exact'.`,
    ]));
  test('may set scale and route at once, and weights up to the largest', () => {
    expect(step('setCanaryScale: { weight: 1 }, setHeaderRoute: { name: r }, pause: {}', routes)).toEqual([]);
    expect(step('setWeight: 500', 'maxTrafficWeight: 1000, nginx: { stableIngress: i }')).toEqual([]);
    expect(step('pause: { duration: "30" }')).toEqual([]);
  });
});

describe('what a Rollout refers to', () => {
  const two = 'stableService: a, canaryService: b';
  test('a Service chooses its pods', () => {
    const service = (pods: string) => `{ apiVersion: v1, kind: Service, metadata: { name: a, namespace: shop }, spec: { selector: { ${pods} } } }`;
    expect(canary(two, service('app: web, rollouts-pod-template-hash: x'))).toEqual([]);
    expect(canary(two, service('app: api'))).toEqual([`service-selector ${at}.stableService: Service 'a' wants app=api, which the pods of the Rollout do not have. Choose labels of the pod template in the Service's selector.`]);
  });
  test('a Service is of one Rollout', () => {
    const service = (owner: string) => `{ apiVersion: v1, kind: Service, metadata: { name: a, namespace: shop, annotations: { argo-rollouts.argoproj.io/managed-by-rollouts: ${owner} } } }`;
    expect(canary(two, service('web'))).toEqual([]);
    expect(canary(two, service('api'))).toEqual([`service-selector ${at}.stableService: Service 'a' belongs to Rollout 'api' already. Make a Service for each Rollout.`]);
  });
  test('an Ingress leads to the stable Service, or to the root', () => {
    const ingress = (service: string) => `{ apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: { name: i, namespace: shop }, spec: { rules: [{ http: { paths: [{ backend: { service: { name: ${service} } } }] } }] } }`;
    const nginx = `${two}, trafficRouting: { nginx: { stableIngress: i } }`;
    expect(canary(nginx, ingress('a'))).toEqual([]);
    expect(canary(nginx, ingress('c'))).toEqual([`(ingress-backend) ${at}.trafficRouting.nginx.stableIngress: No rule of Ingress 'i' leads to Service 'a'. Name that Service as a backend of the Ingress.`]);
    expect(canary(`${two}, trafficRouting: { alb: { ingress: i, rootService: r } }`, ingress('r'))).toEqual([]);
  });

  const virtualService = (spec: string) => `{ apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: { name: v, namespace: shop }, spec: { ${spec} } }`;
  const istio = (fields: string) => `${two}, trafficRouting: { istio: { virtualService: { name: v, ${fields} } } }`;
  const ends = 'route: [{ destination: { host: a } }, { destination: { host: b } }]';
  const place = `virtual-service-routes ${at}.trafficRouting.istio.virtualService`;
  test.each([
    ['', '', `${place}.name: VirtualService 'v' has no routes. Give it 'http' routes.`],
    ['', `http: [{ ${ends} }, { ${ends} }]`, `${place}.routes: VirtualService 'v' has 2 http routes, and the Rollout does not say which to change. Set 'routes'.`],
    ['routes: [x]', `http: [{ name: y, ${ends} }]`, `${place}.routes[0]: VirtualService 'v' has no http route 'x'. Name one that it has: 'y'.`],
    ['routes: [y]', 'http: [{ name: y, route: [{ destination: { host: a } }] }]', `${place}.routes[0]: VirtualService 'v' has a http route 'y' that does not lead to Service 'b'. Add it as a destination.`],
    ['tcpRoutes: [{ port: 5 }]', `tcp: [{ match: [{ port: 5 }, { port: 6 }], ${ends} }]`, `${place}.tcpRoutes[0]: VirtualService 'v' has no tcp route on port 5. Name one that it has: on port 5, 6.`],
    ['tcpRoutes: [{ port: 5 }]', `tcp: [{ match: [{ port: 6 }], ${ends} }]`, `${place}.tcpRoutes[0]: VirtualService 'v' has no tcp route on port 5. Name one that it has: on port 6.`],
    ['tlsRoutes: [{ port: 443, sniHosts: [h] }]', `tls: [{ match: [{ port: 443, sniHosts: [g] }], ${ends} }]`, `${place}.tlsRoutes[0]: VirtualService 'v' has no tls route on port 443 for h. Name one that it has: on port 443 for g.`],
  ])('routes %s in %s', (fields, spec, message) => expect(canary(istio(fields), virtualService(spec))).toEqual([message]));
  test('routes that are right', () => {
    for (const [fields, spec] of [['', `http: [{ ${ends} }]`], ['tcpRoutes: [{ port: 5 }]', `tcp: [{ match: [{ port: 5 }], ${ends} }]`], ['tlsRoutes: [{ port: 443, sniHosts: [h, g] }]', `tls: [{ match: [{ port: 443, sniHosts: [g, h] }], ${ends} }]`]]) {
      expect(canary(istio(fields!), virtualService(spec!))).toEqual([]);
    }
  });
  test('with a DestinationRule, a route leads to both subsets', () => {
    const subsets = `trafficRouting: { istio: { virtualService: { name: v.shop }, destinationRule: { name: d, stableSubsetName: old, canarySubsetName: new } } }`;
    expect(canary(subsets, virtualService('http: [{ route: [{ destination: { host: x, subset: old } }, { destination: { host: x, subset: new } }] }]'))).toEqual([]);
    expect(canary(subsets, virtualService('http: [{ route: [{ destination: { host: x, subset: old } }] }]'))).toEqual([
      `${place}.name: VirtualService 'v' has a http route that does not lead to subset 'new'. Add it as a destination.`,
    ]);
  });

  const analysis = (spec: string, name = 't') => `{ apiVersion: argoproj.io/v1alpha1, kind: AnalysisTemplate, metadata: { name: ${name}, namespace: shop }, spec: { ${spec} } }`;
  const metric = 'metrics: [{ name: m, provider: { job: {} } }]';
  const uses = (fields: string) => `analysis: { templates: [{ templateName: t }], ${fields} }`;
  test('an analysis gives what its templates leave open, where the set has them all', () => {
    const open = analysis(`args: [{ name: url }, { name: limit, value: '1' }], ${metric}`);
    expect(canary(uses('args: [{ name: url, value: x }]'), open)).toEqual([]);
    expect(canary(uses('args: [{ name: ulr, value: x }]'), open)).toEqual([
      `analysis-arguments ${at}.analysis.args: The analysis gives no argument 'url', which AnalysisTemplate 't' needs. Is 'ulr' meant for it? Add it, or give it a value in the template.`,
      `(unknown-argument) ${at}.analysis.args[0].name: No template of the analysis has an argument 'ulr'. Did you mean 'url'? Leave it out.`,
    ]);
    expect(canary(`analysis: { templates: [{ templateName: t }, { templateName: elsewhere }] }`, open)).toEqual([]);
    const nested = analysis('templates: [{ templateName: u }]');
    expect(canary(uses(''), nested, analysis(`args: [{ name: url }], ${metric}`, 'u'))).toHaveLength(1);
  });
  test('an analysis that is waited for has an end', () => {
    const endless = analysis('metrics: [{ name: m, interval: 1m, provider: { job: {} } }]');
    expect(canary(uses(''), endless)).toEqual([]);
    expect(canary(`steps: [{ ${uses('')} }]`, endless)).toEqual([
      `endless-analysis ${at}.steps[0].analysis.templates: The Rollout waits for metric 'm' of AnalysisTemplate 't', which is measured for ever. Give the metric a 'count'.`,
    ]);
  });
});

describe('an analysis template', () => {
  const analysis = (spec: string) => tell(rules, `{ apiVersion: argoproj.io/v1alpha1, kind: ClusterAnalysisTemplate, metadata: { name: t }, spec: { ${spec} } }`);
  const metric = (fields: string) => analysis(`metrics: [{ name: m, provider: { job: {} }, ${fields} }]`);
  test.each([
    ['failureLimit: -2', "metric-limits spec.metrics[0].failureLimit: Metric 'm' has failureLimit -2. Set 0 or more, or -1 for no limit."],
    ['inconclusiveLimit: -1', "metric-limits spec.metrics[0].inconclusiveLimit: Metric 'm' has inconclusiveLimit -1. Set 0 or more."],
    ['failureLimit: -1', "metric-limits spec.metrics[0].failureLimit: Metric 'm' can neither fail nor succeed. Set 'failureLimit' or 'consecutiveSuccessLimit'."],
    ['count: 3, interval: 1m, failureLimit: 2, consecutiveSuccessLimit: 2', "metric-limits spec.metrics[0].count: Metric 'm' is measured 3 times, and its limits need 4. Raise 'count', or lower the limits."],
    ['count: 2', "metric-limits spec.metrics[0].interval: Metric 'm' is measured 2 times without an interval. Set 'interval'."],
    ['interval: 1 minute', "metric-limits spec.metrics[0].interval: Metric 'm' has interval '1 minute', which is no length of time. Write a number with its unit: '1m'."],
    ["successCondition: '{{args.lmit}}'", "template-arguments spec.metrics[0]: Metric 'm' uses argument 'lmit', which the ClusterAnalysisTemplate does not have. Add it below 'args'."],
  ])('%s', (fields, message) => expect(metric(fields)).toEqual([message]));
  test.each([
    ['args: []', "metrics spec.metrics: The ClusterAnalysisTemplate has no metric. Add one."],
    ['metrics: [{ name: m }]', "metrics spec.metrics[0].provider: Metric 'm' has no provider. Set one, such as 'prometheus', 'web' or 'job'."],
    ['metrics: [{ name: m, provider: { job: {}, plugin: { a: {} } } }]', "metrics spec.metrics[0].provider: Metric 'm' has providers 'job', 'a', and one measures it. Make a metric of each."],
    ['metrics: [{ name: m, provider: { job: {} } }, { name: m, provider: { web: {} } }]', "metrics spec.metrics[1].name: Metric 'm' is there twice. Give one of them another name."],
    ['args: [{ name: a, value: b, valueFrom: {} }], metrics: [{ name: m, provider: { job: {} } }]', "template-arguments spec.args[0]: Argument 'a' has 'value' and 'valueFrom', which exclude each other. Keep one of them."],
  ])('%s', (spec, message) => expect(analysis(spec)).toEqual([message]));
  test('values that are filled in later are not looked at', () => expect(analysis("args: [{ name: n }], metrics: [{ name: m, provider: { job: {} }, count: '{{args.n}}', interval: '{{args.n}}', failureLimit: '{{args.n}}' }]")).toEqual([]));
  test('may consist of others', () => expect(analysis('templates: [{ templateName: u }]')).toEqual([]));
});

test('fields of a wrong type are no matter of these rules', () => {
  for (const spec of ['7', '[]', 'null', '{ strategy: 7, template: x }', '{ strategy: { canary: { steps: [1, null], trafficRouting: 7 } } }']) {
    expect(() => tell(rules, `{ apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: { name: s }, spec: ${spec} }`)).not.toThrow();
  }
});
