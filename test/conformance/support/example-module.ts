import { Chart } from 'cdk8s';
import { MlopsApp } from '../../../lib/app';
import type { KubeObject } from '../../../lib/kube-object';

/** What the module of an example exports. */
type Example = (chart: Chart) => void;

/** Secrets, ConfigMaps and WorkflowTemplates that an example uses and does not make. */
const madeElsewhere = new Set(['references/missing-object', 'argo-workflows/unknown-template']);

/** The objects that an example makes. @throws where the checks find a problem */
export async function objectsOfExample(file: string): Promise<readonly KubeObject[]> {
  const exported = (await import(file)) as { default?: Example | { default: Example } };
  const example = typeof exported.default === 'function' ? exported.default : exported.default?.default;
  if (!example) throw new Error('the module has no default export');
  const app = new MlopsApp();
  example(new Chart(app, 'example', { disableResourceNameHashes: true }));
  const problems = app.check().problems.filter(({ code }) => !madeElsewhere.has(code));
  if (problems.length > 0) throw new Error(problems.map(({ message, path: at }) => `${at}: ${message}`).join('; '));
  return app.manifestSet().entries.map(({ object }) => object);
}
