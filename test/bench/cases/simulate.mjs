/** A DAG of 1,000 stubbed tasks, each with a value of the one before it, rules for workflows included. */
import { simulate } from '../../../build/js/constructs/argo-workflows/simulator/index.js';
import { measure } from './measure.mjs';

const before = (i) => (i % 10 === 0 ? i - 10 : i - 1);
const value = (i) => (i === 0 ? '0' : `{{tasks.t${before(i)}.outputs.parameters.out}}`);
const task = (i) => ({ name: `t${i}`, template: 'work', arguments: { parameters: [{ name: 'x', value: value(i) }] }, ...(i > 0 && { dependencies: [`t${before(i)}`] }) });
const work = {
  name: 'work',
  inputs: { parameters: [{ name: 'x' }] },
  outputs: { parameters: [{ name: 'out', valueFrom: { path: '/out' } }] },
  container: { image: 'busybox', command: ['echo'], args: ['{{inputs.parameters.x}}'] },
};
const workflow = (count) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Workflow',
  metadata: { name: 'wide' },
  spec: { entrypoint: 'main', templates: [{ name: 'main', dag: { tasks: Array.from({ length: count }, (_, i) => task(i)) } }, work] },
});
const options = { stubs: { work: ({ inputs }) => ({ outputs: { out: Number(inputs.x) + 1 } }) } };

simulate(workflow(1), options);
const { result, print } = measure(() => simulate(workflow(1000), options));
if (result.order.length !== 1000 || result.node('t999').outputs.parameters.out !== '109') throw new Error('The simulation went another way.');
print();
