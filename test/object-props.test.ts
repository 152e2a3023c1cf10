import { Chart } from 'cdk8s';
import { MlopsApp } from '../lib/app';
import { Manifest } from '../lib/manifest';
import { metadataOf, withoutMetadata } from '../lib/object-props';
import { synthObjects } from '../lib/testing';

const all = { name: 'web', namespace: 'shop', labels: { tier: 'front' }, annotations: { note: 'x' } };

test('each prop becomes the field of its name', () => expect(metadataOf(all)).toEqual(all));

test('what is left out stays out', () => {
  expect(metadataOf({})).toEqual({});
  expect(metadataOf({ name: undefined, labels: { a: 'b' } })).toEqual({ labels: { a: 'b' } });
  expect(Object.keys(metadataOf({ name: undefined, namespace: undefined }))).toEqual([]);
});

test('other props are not taken over', () => {
  const props = { ...all, replicas: 3 };
  expect(metadataOf(props)).toEqual(all);
  expect(withoutMetadata(props)).toEqual({ replicas: 3 });
});

test('the chart gives what is left out, and its labels stay beside those of the object', () => {
  const chart = new Chart(new MlopsApp(), 'chart', { namespace: 'shop', labels: { team: 'radiology' } });
  new Manifest(chart, 'a', { apiVersion: 'v1', kind: 'ConfigMap' }, { metadata: metadataOf({ name: 'a', labels: { tier: 'front' } }) });
  new Manifest(chart, 'b', { apiVersion: 'v1', kind: 'ConfigMap' }, { metadata: metadataOf({ namespace: 'other' }) });
  const [a, b] = synthObjects(chart).map(({ metadata }) => metadata);
  expect(a).toEqual({ name: 'a', namespace: 'shop', labels: { team: 'radiology', tier: 'front' } });
  expect(b).toEqual({ name: expect.stringMatching(/^chart-b-/) as string, namespace: 'other', labels: { team: 'radiology' } });
});
