/** Synth with all checks of a WorkflowTemplate of 500 tasks, each of which uses two before it. A DAG of 4.1 has 200 tasks at most, so there are three. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Chart } from 'cdk8s';
import { container, dag, gt, input, output, WorkflowTemplate } from '../../../build/js/constructs/argo-workflows/index.js';
import { MlopsApp } from '../../../build/js/lib/index.js';
import { measure } from './measure.mjs';

const work = container('work', {
  inputs: { text: input.string({ default: '' }) },
  outputs: { rows: output.integer({ path: '/rows' }) },
  image: 'work:1.0.0',
});

const tasks = (name, count) =>
  dag(name, {
    tasks: (task) => {
      const made = [];
      for (let i = 0; i < count; i++) {
        const [near, far] = [made.at(-1), made[Math.floor(i / 2)]];
        const text = near ? `${near.outputs.rows} of ${far.outputs.rows}` : 'first';
        made.push(task(`task-${i}`, work, { text }, far ? { when: gt(far.outputs.rows, 0) } : {}));
      }
      return { rows: made.at(-1).outputs.rows };
    },
  });

const app = (outdir, ...parts) => {
  const made = new MlopsApp({ outdir });
  const entrypoint = dag('main', { tasks: (task) => void parts.map((count, i) => task(`part-${i}`, tasks(`part-${i}`, count))) });
  new WorkflowTemplate(new Chart(made, 'ml'), 'Large', { name: 'large', entrypoint });
  return made;
};

const folder = mkdtempSync(path.join(tmpdir(), 'workflow-'));
try {
  // Schemas are loaded once in a process.
  app(folder, 1).synth();
  // A synth checks, and throws where it finds an error.
  const { print } = measure(() => app(folder, 200, 200, 100).synth());
  const written = readFileSync(path.join(folder, 'ml.k8s.yaml'), 'utf8');
  if (written.split('template: work').length !== 501) throw new Error('The workflow should have 500 tasks.');
  if (app(folder, 201).check().problems.length === 0) throw new Error('The checks find nothing in a DAG of too many tasks.');
  print();
} finally {
  rmSync(folder, { recursive: true });
}
