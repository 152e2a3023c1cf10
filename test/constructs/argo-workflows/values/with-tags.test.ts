import { withTags } from '../../../../constructs/argo-workflows/values/with-tags';
import { container, eq, gt, http, input, lastRetry, response } from 'cdk8s-mlops/argo-workflows';

test.each([
  ['variables of the field itself stay', 'asInt(lastRetry.exitCode) > 1', 'asInt(lastRetry.exitCode) > 1'],
  ['others are filled in as texts', "inputs.parameters.safe == 'true'", "'{{inputs.parameters.safe}}' == 'true'"],
  ['a name with a hyphen is written as tags have it', "inputs.parameters['safe-to-retry'] == 'true'", "'{{inputs.parameters.safe-to-retry}}' == 'true'"],
  ['numbers are cast from the text', 'asInt(workflow.parameters.limit) > 1', "asInt('{{workflow.parameters.limit}}') > 1"],
  ['an item is filled in whole', "item == 'a'", "'{{item}}' == 'a'"],
  ['a field of another value stays', 'lastRetry.inputs.x', 'lastRetry.inputs.x'],
  ['texts stay as they are', "response.body contains 'inputs.parameters.x'", "response.body contains 'inputs.parameters.x'"],
  ['a text with an escaped quote is one text', "'it\\'s inputs.x' == workflow.name", "'it\\'s inputs.x' == '{{workflow.name}}'"],
  ['a longer word stays', 'workflows.x + myitem', 'workflows.x + myitem'],
])('%s', (_rule, source, expected) => {
  expect(withTags(source)).toBe(expected);
});

const safe = { safe: input.boolean() };

test('a retry knows nothing but its last run', () => {
  const flaky = container('flaky', {
    inputs: safe,
    image: 'busybox',
    retryStrategy: (inputs) => ({ expression: gt(lastRetry.exitCode, 1).and(inputs.safe) }),
  });
  expect(flaky.toSpec().retryStrategy?.expression).toBe("(asInt(lastRetry.exitCode) > 1) && ('{{inputs.parameters.safe}}' == 'true')");
});

test('a request knows nothing but its answer', () => {
  const get = http('get', {
    inputs: { server: input.string() },
    url: 'https://example.org',
    successCondition: ({ server }) => eq(response.header('Server'), server),
  });
  expect(get.toSpec().http?.successCondition).toBe("response.headers.Server[0] == '{{inputs.parameters.server}}'");
});
