import type { Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { container, input, output, resource, steps, Workflow } from 'cdk8s-mlops/argo-workflows';

/** A Job whose pods each print a random number. */
const randomNumbers = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { generateName: 'rand-num-' },
  spec: {
    completions: 10,
    parallelism: 10,
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
};

export default (chart: Chart): void => {
  const randomNumberJob = resource('random-number-job', {
    outputs: { 'job-name': output.string({ jsonPath: '{.metadata.name}' }), 'job-uid': output.string({ jsonPath: '{.metadata.uid}' }) },
    action: 'create',
    successCondition: 'status.succeeded > 9',
    failureCondition: 'status.failed > 0',
    manifest: randomNumbers,
  });
  const printGeneratedNumbers = container('print-generated-numbers', {
    inputs: { 'job-uid': input.string() },
    image: 'quay.io/argoproj/argoexec:latest',
    command: ['sh', '-c'],
    args: (inputs) => [` for i in \`kubectl get pods -l controller-uid=${inputs['job-uid']} -o name\`; do kubectl logs $i; done `],
  });
  const deleteJob = resource('delete-job', {
    inputs: { 'job-name': input.string() },
    action: 'delete',
    manifest: (inputs) => ({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name: inputs['job-name'] } }),
  });
  const main = steps('k8s-orchestrate', {
    steps: (step) => {
      const job = step('random-number-job', randomNumberJob).outputs;
      step('print-generated-numbers', printGeneratedNumbers, { 'job-uid': job['job-uid'] });
      step('delete-job', deleteJob, { 'job-name': job['job-name'] });
    },
  });
  new Workflow(chart, 'Workflow', { name: 'k8s-orchestrate', entrypoint: main, ...upstreamDefaults });
};
