import { readFileSync } from 'node:fs';
import path from 'node:path';
import { environmentOf } from '../../apps/environments';
import tumorTriage from '../../apps/tumor-triage/app';
import { deliver, EventHandle, type HookData, receiveGitHub, type RecordedRequest } from '../../constructs/argo-events';
import { findObject } from '../../lib/testing';

const sensor = findObject(tumorTriage(environmentOf('laptop')), { kind: 'Sensor', name: 'github' });
const handle = EventHandle.of<HookData>({ sourceName: 'github', eventName: 'tumor-triage' });

function arrives(name: string) {
  const request = JSON.parse(readFileSync(path.join(__dirname, '../constructs/argo-events/fixtures', `${name}.json`), 'utf8')) as RecordedRequest;
  return deliver(sensor, receiveGitHub(handle, request, 'a secret of the tests')).triggers.map(({ trigger, made, arguments: given }) => [trigger, made?.spec.entrypoint, given]);
}

test('a push to main delivers its commit', () => {
  expect(arrives('github-push')).toEqual([['push-to-main', 'deliver', { revision: '4c1f0f2b7d1a49f6a9d0c5b3f1e8d7c6b5a49382' }]]);
});

test('a pull request is checked at its head', () => {
  expect(arrives('github-pull-request')).toEqual([['pull-request', 'check', { revision: '77aa88bb99cc00dd11ee22ff33aa44bb55cc66dd' }]]);
});
