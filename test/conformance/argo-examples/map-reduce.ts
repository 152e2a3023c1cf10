import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { dag, input, output, result, s3, script, workflow, Workflow, workflowParameters } from 'cdk8s-mlops/argo-workflows';

const python = { image: 'python:alpine3.23', command: ['python'] };
const none = { archive: { none: {} } };

/** The parts of a document are worked on side by side, and their results come together again. Parts and results pass through the default store. */
export default (chart: Chart): void => {
  const parameters = workflowParameters({ numParts: input.integer({ default: 4 }) });
  const split = script('split', {
    inputs: { numParts: input.integer() },
    outputs: { parts: output.artifact({ path: '/mnt/out', ...none, ...s3({ key: `${workflow.name}/parts/` }) }) },
    ...python,
    source: ({ numParts }) => `
      import json, pathlib

      ids = [str(part) for part in range(${numParts})]
      folder = pathlib.Path('/mnt/out')
      folder.mkdir()
      for place, part in enumerate(ids):
        (folder / f'{part}.json').write_text(json.dumps({'foo': place + 1}))
      print(json.dumps(ids))
    `,
    result: result<string[]>(),
  });
  const map = script('map', {
    inputs: { partId: input.string(), part: input.artifact({ path: '/mnt/in/part.json' }) },
    outputs: ({ partId }) => ({
      part: output.artifact({ path: '/mnt/out/part.json', ...none, ...s3({ key: `${workflow.name}/results/${partId}.json` }) }),
    }),
    ...python,
    source: `
      import json, pathlib

      part = json.loads(pathlib.Path('/mnt/in/part.json').read_text())
      pathlib.Path('/mnt/out').mkdir()
      pathlib.Path('/mnt/out/part.json').write_text(json.dumps({'bar': 2 * part['foo']}))
    `,
  });
  const reduce = script('reduce', {
    inputs: { results: input.artifact({ path: '/mnt/in', ...s3({ key: `${workflow.name}/results` }) }) },
    outputs: { total: output.artifact({ path: '/mnt/out/total.json', ...none, ...s3({ key: `${workflow.name}/total.json` }) }) },
    ...python,
    source: `
      import json, pathlib

      bars = [json.loads(file.read_text())['bar'] for file in pathlib.Path('/mnt/in').iterdir()]
      pathlib.Path('/mnt/out').mkdir()
      pathlib.Path('/mnt/out/total.json').write_text(json.dumps({'total': sum(bars)}))
    `,
  });
  const main = dag('main', {
    tasks: (task) => {
      const parts = task('split', split, { numParts: parameters.numParts });
      const mapped = task.each('map', map, parts.result, (partId) => ({ partId, part: s3({ key: `${workflow.name}/parts/${partId}.json` }) }));
      task('reduce', reduce, {}, { after: mapped });
    },
  });
  new Workflow(chart, 'Workflow', {
    name: 'map-reduce',
    entrypoint: main,
    parameters,
    annotations: { 'workflows.argoproj.io/description': 'Map and reduce with artifacts.', 'workflows.argoproj.io/version': '>= 3.0.0' },
    ...upstreamDefaults,
  });
};
