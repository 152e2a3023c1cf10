/**
 * From the first `new` to files written, by this package or by plain cdk8s: modules are loaded before, schemas within.
 * Arguments: side, kind, number of charts, objects a chart, `chained` or `apart`, output folder.
 */
import { ApiObject, App, Chart } from 'cdk8s';
import { ConfigMap, Deployment } from '../../../build/js/imports/kubernetes.js';
import { MlopsApp } from '../../../build/js/lib/index.js';
import { measure } from './measure.mjs';
import { configMapProps, deploymentProps } from './objects.mjs';

const [side, kind, charts, objects, order, outdir] = process.argv.slice(2);
const { L1, props } = { Deployment: { L1: Deployment, props: deploymentProps }, ConfigMap: { L1: ConfigMap, props: configMapProps } }[kind];

const sides = {
  ours: { app: () => new MlopsApp({ outdir }), add: (chart, i) => new L1(chart, `object-${i}`, props(i)) },
  cdk8s: { app: () => new App({ outdir }), add: (chart, i) => new ApiObject(chart, `object-${i}`, { apiVersion: L1.apiVersion, kind: L1.kind, ...props(i) }) },
};

measure(() => {
  const { app, add } = sides[side];
  const root = app();
  let previous;
  for (let c = 0; c < Number(charts); c++) {
    const chart = new Chart(root, `chart-${c}`);
    for (let o = 0; o < Number(objects); o++) add(chart, c * Number(objects) + o);
    if (previous && order === 'chained') chart.addDependency(previous);
    previous = chart;
  }
  root.synth();
}).print();
