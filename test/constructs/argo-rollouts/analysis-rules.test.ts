import { rules } from '../../../constructs/argo-rollouts/rules';
import { objectsOf } from '../../references/support';
import { changed, pathsBelow, pathsOf, tell, written } from '../rule-table';

const object = (kind: string, name: string, spec: string) => `{ apiVersion: argoproj.io/v1alpha1, kind: ${kind}, metadata: { name: ${name}, namespace: shop }, spec: { ${spec} } }`;
const template = (name: string, spec: string) => object('AnalysisTemplate', name, spec);
const metric = (name = 'm', url = 'u') => `metrics: [{ name: ${name}, provider: { web: { url: '${url}' } } }]`;
const pods = (name: string) => `{ name: ${name}, selector: { matchLabels: { app: ${name} } }, template: {} }`;
const experiment = (analyses: string) => object('Experiment', 'e', `templates: [${pods('old')}, ${pods('fresh')}], analyses: [${analyses}]`);
const rollout = (canary: string) =>
  object('Rollout', 'web', `selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: a, image: i }] } }, strategy: { canary: { ${canary} } }`);
const step = (analyses: string) => rollout(`steps: [{ experiment: { templates: [{ name: old, specRef: stable }], analyses: [${analyses}] } }]`);
const told = (...yaml: string[]) => tell(rules, yaml.join('\n---\n'));

const at = 'spec.strategy.canary';
const open = template('open', `args: [{ name: hash }], ${metric('errors', '{{args.hash}}')}`);

const good = objectsOf([
  experiment("{ name: a, templateName: open, args: [{ name: hash, value: '{{templates.fresh.podTemplateHash}}' }] }, { name: b, templateName: plain }"),
  step("{ name: a, templateName: open, args: [{ name: hash, value: '{{ templates.old.replicaset.name }}' }] }").replaceAll('name: web', 'name: web2'),
  rollout('analysis: { templates: [{ templateName: open }, { templateName: plain }], args: [{ name: hash, value: x }] }'),
  open,
  template('plain', metric('latency')),
].join('\n---\n'));

test('what is right has no findings', () => expect(tell(rules, good)).toEqual([]));

test('an argument less is found exactly where it is needed', () => {
  const found = good.slice(0, 3).map((one) => {
    const paths = [...pathsBelow(one.spec, ['spec'])].filter((path) => /args|analyses|analysis/.test(written(path)));
    const without = (path: readonly (string | number)[]) => good.map((other) => (other === one ? changed(one, path, undefined) : other));
    return paths.filter((path) => pathsOf(rules, without(path)).length > 0).map(written);
  });
  const step1 = `${at}.steps[0].experiment.analyses[0].args`;
  expect(found).toEqual([
    ['spec.analyses[0].args', 'spec.analyses[0].args[0]', 'spec.analyses[0].args[0].name'],
    [step1, `${step1}[0]`, `${step1}[0].name`],
    [`${at}.analysis.templates`, `${at}.analysis.templates[0]`, `${at}.analysis.args`, `${at}.analysis.args[0]`, `${at}.analysis.args[0].name`],
  ]);
});

describe('analyses of experiments', () => {
  test('give what their template leaves open, and nothing else', () => {
    expect(told(experiment('{ name: a, templateName: open, args: [{ name: hsah, value: x }] }'), open)).toEqual([
      "analysis-arguments spec.analyses[0].args: The analysis gives no argument 'hash', which AnalysisTemplate 'open' needs. Is 'hsah' meant for it? Add it, or give it a value in the template.",
      "(unknown-argument) spec.analyses[0].args[0].name: No template of the analysis has an argument 'hsah'. Did you mean 'hash'? Leave it out.",
    ]);
    expect(told(step('{ name: a, templateName: open }'), open)).toEqual([
      `analysis-arguments ${at}.steps[0].experiment.analyses[0].args: The analysis gives no argument 'hash', which AnalysisTemplate 'open' needs. Add it, or give it a value in the template.`,
    ]);
  });
  test('name pods that the experiment has', () => {
    const analysis = "{ name: a, templateName: t, args: [{ name: x, value: '{{templates.frsh.podTemplateHash}}' }] }";
    expect(told(experiment(analysis))).toEqual(["experiment-arguments spec.analyses[0].args[0].value: The experiment has no template 'frsh'. Did you mean 'fresh'? Name one of its templates."]);
    expect(told(step(analysis))).toEqual([`experiment-arguments ${at}.steps[0].experiment.analyses[0].args[0].value: The experiment has no template 'frsh'. Name one of its templates.`]);
  });
  test('of an Experiment are given texts; a Rollout fills in what it finds', () => {
    const analysis = '{ name: a, templateName: t, args: [{ name: x, valueFrom: { fieldRef: { fieldPath: metadata.name } } }] }';
    expect(told(step(analysis))).toEqual([]);
    expect(told(experiment(analysis))).toEqual([
      "experiment-arguments spec.analyses[0].args[0].valueFrom: An Experiment does not read 'valueFrom', so that the argument would have no value. Set 'value', or 'valueFrom' in the template.",
    ]);
  });
});

test('a template of the cluster is looked up in no namespace, and not in place of one of the namespace', () => {
  const uses = (more: string) => rollout(`analysis: { templates: [{ templateName: open, ${more} }] }`);
  const ofCluster = open.replace('AnalysisTemplate', 'ClusterAnalysisTemplate').replace(', namespace: shop', '');
  expect(told(uses('clusterScope: true'), ofCluster)).toEqual([
    `analysis-arguments ${at}.analysis.args: The analysis gives no argument 'hash', which ClusterAnalysisTemplate 'open' needs. Add it, or give it a value in the template.`,
  ]);
  expect(told(uses(''), ofCluster)).toEqual([]);
  expect(told(uses('clusterScope: true'), open)).toEqual([]);
});

test('an argument has one value', () => {
  const args = 'args: [{ name: x, value: a }, { name: y, value: a }, { name: x, value: b }]';
  expect(told(rollout(`analysis: { templates: [], ${args} }`), '---').filter((text) => text.startsWith('argument-once'))).toEqual([
    `argument-once ${at}.analysis.args[2].name: The analysis gives argument 'x' two values. Keep one of them, or make an analysis for each template.`,
  ]);
});

describe('templates of one analysis', () => {
  const both = rollout('analysis: { templates: [{ templateName: a }, { templateName: b }] }');
  test.each([
    ['metrics of one name', metric('m'), metric('m'), "AnalysisTemplate 'a' and AnalysisTemplate 'b' both have metric 'm'."],
    ['different defaults', `args: [{ name: x, value: '1' }], ${metric('m')}`, `args: [{ name: x, value: '2' }], ${metric('n')}`, "AnalysisTemplate 'a' and AnalysisTemplate 'b' both have a default of 'x'."],
  ])('with %s cannot be merged', (_, a, b, message) => {
    expect(told(both, template('a', a), template('b', b))).toEqual([`merged-templates ${at}.analysis: ${message} Rename one of them, or make an analysis for each template.`]);
  });
  test('may share an argument, with one default or with equal ones', () => {
    const [one, same] = ['m', 'n'].map((name) => `args: [{ name: x, value: '1' }], ${metric(name)}`);
    expect(told(both, template('a', one!), template('b', same!))).toEqual([]);
    expect(told(both, template('a', one!), template('b', `args: [{ name: x }], ${metric('n')}`))).toEqual([]);
  });
  test('count once, however often they are named', () => {
    expect(told(both, template('a', `${metric('m')}, templates: [{ templateName: b }]`), template('b', metric('n')))).toEqual([]);
  });
});

test.each([
  ['{{inputs.x}}', "placeholder spec.metrics[0]: Metric 'm' has '{{inputs.x}}', which is no argument. Write '{{args.x}}', or leave it out."],
  ['{{ x }}', "placeholder spec.metrics[0]: Metric 'm' has '{{x}}', which is no argument. Write '{{args.x}}', or leave it out."],
  ['{{}}', "placeholder spec.metrics[0]: Metric 'm' has '{{}}', which is no argument. Write '{{args.name}}', or leave it out."],
])('%s in a metric is no argument', (url, message) => expect(told(template('t', metric('m', url)))).toEqual([message]));

test('braces that are no placeholder are text', () => {
  expect(told(template('t', metric('m', 'up{a="b"} {x} }}')))).toEqual([]);
});
