import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { script, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const printColors = script('print-colors', {
    image: 'python:alpine3.23',
    command: ['python'],
    env: { PYTHONUNBUFFERED: 1 },
    source: `
      import random, time
      while True:
          color = random.randint(30, 37)
          print(f"\\x1b[{color}mcolor {color}\\x1b[0m")
          time.sleep(1)
    `,
  });
  new Workflow(chart, 'Workflow', { name: 'colored-logs', entrypoint: printColors, ...upstreamDefaults });
};
