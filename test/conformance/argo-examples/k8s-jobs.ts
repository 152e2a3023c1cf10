import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { output, resource, Workflow } from 'cdk8s-mlops/argo-workflows';

export default (chart: Chart): void => {
  const randomNumbers = resource('rand-num', {
    outputs: { 'job-name': output.string({ jsonPath: '{.metadata.name}' }), 'job-obj': output.json({ jqFilter: '.' }) },
    action: 'create',
    setOwnerReference: true,
    successCondition: 'status.succeeded > 2',
    failureCondition: 'status.failed > 1',
    manifest: {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { generateName: 'rand-num-' },
      spec: {
        completions: 3,
        parallelism: 3,
        template: {
          metadata: { name: 'rand' },
          spec: {
            containers: [
              {
                name: 'rand',
                image: 'python:alpine3.23',
                command: ['python', '-c', 'import random; import time; print(random.randint(1, 1000)); time.sleep(10)'],
              },
            ],
            restartPolicy: 'Never',
          },
        },
      },
    },
  });
  new Workflow(chart, 'Workflow', { name: 'k8s-jobs', entrypoint: randomNumbers, ...upstreamDefaults });
};
