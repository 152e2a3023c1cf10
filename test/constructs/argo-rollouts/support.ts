import { Chart } from 'cdk8s';
import { MlopsApp } from '../../../lib/app';
import { synthObjects, type SynthesizedObject } from '../../../lib/testing';

/** A chart of an app, in a namespace. */
export function chartIn(namespace = 'shop'): Chart {
  return new Chart(new MlopsApp(), 'web', { namespace });
}

export function appOf(chart: Chart): MlopsApp {
  return chart.node.root as MlopsApp;
}

/** The one object that is made in a chart. */
export function madeIn(make: (chart: Chart) => unknown): SynthesizedObject {
  const chart = chartIn();
  make(chart);
  const [only, ...more] = synthObjects(chart);
  expect(more).toEqual([]);
  return only!;
}
