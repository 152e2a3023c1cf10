import { Duration, type Chart } from 'cdk8s';
import { upstreamDefaults } from '../support/upstream-defaults';
import { and, choose, container, declaredTemplate, eq, input, ne, result, script, steps, Workflow, workflowParameters } from 'cdk8s-mlops/argo-workflows';

/** Each number is the sum of the two before it: two templates that call each other. What was worked out once is remembered. */
export default (chart: Chart): void => {
  const parameters = workflowParameters({ num: input.integer({ default: 5 }) });
  const python = { image: 'python:alpine3.23', command: ['python'] };
  const doMath = script('do-math', {
    inputs: { a: input.integer(), op: input.string(), b: input.integer() },
    ...python,
    source: ({ a, op, b }) => `print(${a} ${op} ${b})\n`,
    result: result<number>(),
  });
  // Known by name before it is written.
  const fibonacciOf = declaredTemplate('fibonacci', { inputs: { num: input.integer() }, outputs: { fib: 'integer' } });
  const helper = steps('fibonaccihelper', {
    inputs: { 'num-1': input.integer() },
    steps: (step, inputs) => {
      const num = inputs['num-1'];
      const before = step('sub-1', doMath, { a: num, op: '-', b: 1 });
      const beforeThat = step('sub-2', doMath, { a: num, op: '-', b: 2 }, { when: and(ne(num, 1), ne(num, 2)) });
      const first = step('fib-sub-1', fibonacciOf, { num: before.result });
      const second = step('fib-sub-2', fibonacciOf, { num: beforeThat.result });
      const sum = step('add', doMath, { a: first.outputs.fib, op: '+', b: second.outputs.fib });
      return { result: sum.result };
    },
  });
  const fibonacci = steps('fibonacci', {
    inputs: fibonacciOf.inputs,
    memoize: ({ num }) => ({ key: `${num}`, maxAge: Duration.seconds(120), cache: { name: 'fibonacci-m' } }),
    steps: (step, { num }) => {
      const sum = step('fibonacci-helper', helper, { 'num-1': num }, { when: and(ne(num, 1), ne(num, 2)) });
      return { fib: choose<number>(eq(num, 1), 1, choose<number>(eq(num, 2), 1, sum.outputs.result)) };
    },
  });
  const printResult = container('printresult', {
    inputs: { result: input.integer() },
    image: 'busybox',
    command: ['sh', '-c'],
    args: (inputs) => [`echo ${inputs.result}`],
  });
  const main = steps('main', {
    steps: (step) => {
      const { fib } = step('fibonaccimain', fibonacci, { num: parameters.num }).outputs;
      step('printresult', printResult, { result: fib });
    },
  });
  const returnOne = script('return-1', { ...python, source: 'print(1)' });
  new Workflow(chart, 'Workflow', {
    name: 'fibonacci',
    entrypoint: main,
    templates: [returnOne],
    parameters,
    annotations: { 'workflows.argoproj.io/description': 'An output that depends on a condition.', 'workflows.argoproj.io/veriiony': '>= 3.1.0' },
    ...upstreamDefaults,
  });
};
