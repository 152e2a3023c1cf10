import { container, input, output } from 'cdk8s-mlops/argo-workflows';
import { stub } from 'cdk8s-mlops/argo-workflows/testing';

const train = container('train', {
  image: 'registry.example.org/train:1.0.0',
  inputs: { rate: input.number() },
  outputs: { rmse: output.number({ path: '/out/rmse' }), model: output.artifact({ path: '/out/model' }) },
});

stub(train, ({ inputs }) => ({ outputs: { rmse: Number(inputs.rate), model: 'weights' } }));

stub(train, {
  outputs: {
    // @ts-expect-error Type 'string' is not assignable to type 'number'
    rmse: '0.3',
  },
});

stub(train, {
  outputs: {
    // @ts-expect-error 'rsme' does not exist in type 'StubOutputs<
    rsme: 0.3,
  },
});

stub(train, ({ inputs }) => ({
  // @ts-expect-error Property 'rat' does not exist on type 'StubInputs<
  result: inputs.rat,
}));
