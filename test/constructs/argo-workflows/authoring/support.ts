import { Chart } from 'cdk8s';
import { WorkflowTemplate, type Template } from '../../../../constructs/argo-workflows';
import type * as l1 from '../../../../imports/argo-workflows';
import { MlopsApp } from '../../../../lib/app';
import { ExternalObjects } from '../../../../lib/external-objects';
import { expectValid, synthObjects, type SynthesizedObject } from '../../../../lib/testing';

/** A chart of an app, in a namespace in which somebody else made what the tests name. */
export function chartIn(namespace = 'ml'): Chart {
  const chart = new Chart(new MlopsApp(), 'ml', { namespace });
  const reason = 'Made elsewhere.';
  ExternalObjects.of(chart).add(
    { kind: 'Namespace', name: namespace, reason },
    { kind: 'PriorityClass', group: 'scheduling.k8s.io', name: 'known', reason },
    ...['Secret', 'ConfigMap', 'PersistentVolumeClaim', 'ServiceAccount'].map((kind) => ({ kind, name: 'known', reason })),
  );
  return chart;
}

export function appOf(chart: Chart): MlopsApp {
  return chart.node.root as MlopsApp;
}

/** The objects of a chart, in which no rule finds anything. */
export function validObjects(chart: Chart): SynthesizedObject[] {
  expectValid(appOf(chart));
  expect(problemsIn(chart)).toEqual([]);
  return synthObjects(chart);
}

/** What the checks say of a chart, one line for each problem. */
export function problemsIn(chart: Chart): string[] {
  return appOf(chart).check().problems.map(({ code, path, message }) => `${code} ${path}: ${message}`);
}

/** The spec of a WorkflowTemplate with these templates, in which no rule finds anything. */
export function validSpec(...templates: readonly Template[]): l1.WorkflowSpec {
  const chart = chartIn();
  new WorkflowTemplate(chart, 'Templates', { name: 'templates', templates, podDefaults: 'none' });
  return validObjects(chart)[0]!.spec as l1.WorkflowSpec;
}

/** The first of these templates as it is emitted, without its name, in a WorkflowTemplate in which no rule finds anything. */
export function validTemplate(...templates: readonly Template[]): Omit<l1.Template, 'name'> {
  const { name, ...fields } = validSpec(...templates).templates![0]!;
  expect(name).toBe(templates[0]!.name);
  return fields;
}
