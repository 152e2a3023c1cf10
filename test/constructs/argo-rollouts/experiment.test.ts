import { Duration, JsonPatch } from 'cdk8s';
import { AnalysisArgument, AnalysisTemplate, ClusterAnalysisTemplate, Experiment, ExperimentPods, RevisionOfRollout, Strategy } from '../../../constructs/argo-rollouts';
import { expectValid, findObject } from '../../../lib/testing';
import { appOf, chartIn, madeIn } from './support';

const pod = { containers: [{ name: 'web', image: 'ghcr.io/example/web:1', resources: {} }], podSecurity: 'as-written' as const };
const hash = AnalysisArgument.text('hash');
const checked = AnalysisTemplate.fromAnalysisTemplateName('checked', [hash]);

test('an experiment has pods that are selected by their name, and analyses that know them', () => {
  const fresh = new ExperimentPods('fresh', { pod, replicas: 2 });
  const old = new ExperimentPods('old', { pod, matchLabels: { app: 'old' }, service: {} });
  const { spec } = madeIn((chart) => new Experiment(chart, 'a', {
    name: 'a',
    templates: [fresh, old],
    duration: Duration.hours(1),
    progressDeadlineSeconds: 60,
    analyses: [
      { name: 'fresh', template: checked.withArgs({ hash: fresh.podTemplateHash }), requiredForCompletion: true },
      { name: 'set', template: checked.withArgs({ hash: old.replicaSetName }) },
      { name: 'plain', template: ClusterAnalysisTemplate.fromClusterAnalysisTemplateName('plain').withArgs() },
    ],
  }));
  const labels = { 'app.kubernetes.io/name': 'fresh' };
  expect(spec).toEqual({
    duration: '1h',
    progressDeadlineSeconds: 60,
    templates: [
      { name: 'fresh', replicas: 2, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: pod.containers } } },
      { name: 'old', service: {}, selector: { matchLabels: { app: 'old' } }, template: { metadata: { labels: { app: 'old' } }, spec: { containers: pod.containers } } },
    ],
    analyses: [
      { name: 'fresh', templateName: 'checked', args: [{ name: 'hash', value: '{{templates.fresh.podTemplateHash}}' }], requiredForCompletion: true },
      { name: 'set', templateName: 'checked', args: [{ name: 'hash', value: '{{templates.old.replicaset.name}}' }] },
      { name: 'plain', templateName: 'plain', clusterScope: true },
    ],
  });
});

test('metadata is that of the object, overrides win, a patch survives', () => {
  const chart = chartIn();
  const metadata = { name: 'a', namespace: 'b', labels: { c: 'd' }, annotations: { e: 'f' } };
  const made = new Experiment(chart, 'a', { ...metadata, templates: [new ExperimentPods('one', { pod })], overrides: { scaleDownDelaySeconds: 5 } });
  made.resource.addJsonPatch(JsonPatch.add('/spec/speed', 'fast'));
  const object = findObject(chart, { kind: 'Experiment' });
  expect(object.metadata).toEqual(metadata);
  expect([made.name, object.spec.scaleDownDelaySeconds, object.spec.speed]).toEqual(['a', 5, 'fast']);
});

test('an experiment of a Rollout compares its two versions', () => {
  const fresh = new RevisionOfRollout('fresh', { specRef: 'canary', replicas: 1 });
  const analyses = [{ name: 'compare', template: checked.withArgs({ hash: fresh.podTemplateHash }) }];
  expect(Strategy.canary({ steps: [{ experiment: { templates: [fresh], analyses } }] }).toStrategy().canary?.steps).toEqual([
    {
      experiment: {
        templates: [{ name: 'fresh', specRef: 'canary', replicas: 1 }],
        analyses: [{ name: 'compare', templateName: 'checked', args: [{ name: 'hash', value: '{{templates.fresh.podTemplateHash}}' }] }],
      },
    },
  ]);
});

test('an experiment is valid with what it refers to', () => {
  const chart = chartIn();
  const template = new AnalysisTemplate(chart, 'checked', { name: 'checked', args: [hash], metrics: [{ name: 'm', provider: { web: { url: `http://${hash}` } } }] });
  const one = new ExperimentPods('one', { pod: { ...pod, podSecurity: 'restricted' } });
  new Experiment(chart, 'a', { name: 'a', templates: [one], analyses: [{ name: 'checked', template: template.withArgs({ hash: one.podTemplateHash }) }] });
  expectValid(appOf(chart));
});
