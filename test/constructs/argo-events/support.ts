import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Chart } from 'cdk8s';
import {
  GitHubEventSource,
  type RecordedRequest,
  Sensor,
  type SensorProps,
  type WorkflowParameter,
  type WorkflowTemplateHandle,
} from '../../../constructs/argo-events';
import { MlopsApp } from '../../../lib';
import { synthObjects, type SynthesizedObject } from '../../../lib/testing';

export function newChart(namespace: string | undefined = 'ci'): Chart {
  return new Chart(new MlopsApp(), 'chart', namespace === '' ? {} : { namespace });
}

/** The handle of a WorkflowTemplate, written by hand. */
export const delivery: WorkflowTemplateHandle<{
  readonly revision: WorkflowParameter<string, false>;
  readonly retries: WorkflowParameter<number, true>;
  readonly target: WorkflowParameter<'staging' | 'production', true>;
}> = {
  templateName: 'delivery',
  clusterScope: false,
  parameters: { revision: { optional: false }, retries: { optional: true }, target: { optional: true, enum: ['staging', 'production'] } },
};

export const secretKey = { name: 'github', key: 'webhook-secret' };

export function gitHub(chart: Chart): GitHubEventSource {
  return new GitHubEventSource(chart, 'github', { name: 'github', eventName: 'shop', repositories: ['example/shop'], webhookSecret: secretKey });
}

/** What a Sensor with these triggers makes of its spec. */
export function sensorSpec(chart: Chart, props: Partial<SensorProps>): SynthesizedObject['spec'] {
  return sensorObjects(chart, props).find(({ kind }) => kind === 'Sensor')!.spec;
}

export function sensorObjects(chart: Chart, props: Partial<SensorProps>): SynthesizedObject[] {
  return synthObjects(new Sensor(chart, 'sensor', { name: 'shop', ...props }));
}

/** What the fixtures are signed with. */
export const webhookSecret = 'a secret of the tests';

export function recorded(name: 'github-push' | 'github-pull-request'): RecordedRequest {
  return JSON.parse(readFileSync(path.join(__dirname, 'fixtures', `${name}.json`), 'utf8')) as RecordedRequest;
}
