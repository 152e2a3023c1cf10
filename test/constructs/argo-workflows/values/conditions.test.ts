import * as fc from 'fast-check';
import { evaluateBoolean, evaluateExpression } from '../../../../constructs/argo-workflows/evaluate';
import { inputReferences } from '../../../../constructs/argo-workflows/ports/references';
import { parseExpression } from '../../../../constructs/argo-workflows/text/expression';
import {
  add, and, choose, container, contains, dag, divide, endsWith, eq, expression, ge, gt, input, isOneOf, jsonPath, le, lt, matches, modulo,
  multiply, ne, not, or, own, sprig, startsWith, subtract, toJson, workflow, type Condition, type Expression,
} from 'cdk8s-mlops/argo-workflows';

const inputs = inputReferences({
  text: input.string(),
  stage: input.oneOf(['dev', 'prod']),
  n: input.integer(),
  i: input.integer(),
  x: input.number(),
  'max-rmse': input.number(),
  flag: input.boolean(),
  ready: input.boolean(),
  json: input.json<{ n: number; ok: boolean; name: string }>(),
});

const sourceOf = (value: Expression<unknown>): string => value.source;

test.each<[string, Expression<unknown>, string]>([
  ['a text with a literal', eq(inputs.text, 'a'), "inputs.parameters.text == 'a'"],
  ['a text with a text', ne(inputs.text, inputs.stage), 'inputs.parameters.text != inputs.parameters.stage'],
  ['a closed choice', eq(inputs.stage, 'prod'), "inputs.parameters.stage == 'prod'"],
  ['a whole number', eq(inputs.n, 3), 'asInt(inputs.parameters.n) == 3'],
  ['numbers, which may be written in two ways', eq(inputs.n, inputs.x), 'asInt(inputs.parameters.n) == asFloat(inputs.parameters.x)'],
  ['a number with a fraction, whose name has a hyphen', lt(inputs.x, inputs['max-rmse']), "asFloat(inputs.parameters.x) < asFloat(inputs.parameters['max-rmse'])"],
  ['at most', le(inputs.n, 3), 'asInt(inputs.parameters.n) <= 3'],
  ['greater', gt(3, inputs.n), '3 > asInt(inputs.parameters.n)'],
  ['at least', ge(inputs.n, -3), 'asInt(inputs.parameters.n) >= -3'],
  ['a boolean', eq(inputs.flag, true), "inputs.parameters.flag == 'true'"],
  ['two booleans', eq(inputs.flag, inputs.ready), 'inputs.parameters.flag == inputs.parameters.ready'],
  ['a condition with a boolean', eq(gt(inputs.n, 1), inputs.flag), 'string(asInt(inputs.parameters.n) > 1) == inputs.parameters.flag'],
  ['a part of a JSON text with a number', eq(jsonPath<number>(inputs.json, '$.n'), inputs.n), "jsonpath(inputs.parameters.json, '$.n') == asInt(inputs.parameters.n)"],
  ['a part of a JSON text with a text', eq(jsonPath(inputs.json, '$.name'), inputs.text), "string(jsonpath(inputs.parameters.json, '$.name')) == inputs.parameters.text"],
  ['a part of a JSON text with a boolean', eq(jsonPath<boolean>(inputs.json, '$.ok'), true), "string(jsonpath(inputs.parameters.json, '$.ok')) == 'true'"],
  ['both', and(inputs.flag, eq(inputs.text, 'a')), "(inputs.parameters.flag == 'true') && (inputs.parameters.text == 'a')"],
  ['one of two, then both', or(lt(inputs.n, 1), gt(inputs.n, 5)).and(inputs.flag), "((asInt(inputs.parameters.n) < 1) || (asInt(inputs.parameters.n) > 5)) && (inputs.parameters.flag == 'true')"],
  ['both, then one of two', lt(inputs.n, 1).and(inputs.flag).or(inputs.ready), "((asInt(inputs.parameters.n) < 1) && (inputs.parameters.flag == 'true')) || (inputs.parameters.ready == 'true')"],
  ['a single one', and(inputs.flag), "inputs.parameters.flag == 'true'"],
  ['not', not(inputs.flag), "!(inputs.parameters.flag == 'true')"],
  ['a pattern', matches(inputs.text, /^a\.b$/), "inputs.parameters.text matches '^a\\\\.b$'"],
  ['a pattern with flags', matches(inputs.text, /^a/gim), "inputs.parameters.text matches '(?im)^a'"],
  ['a part', contains(inputs.text, 'a'), "inputs.parameters.text contains 'a'"],
  ['a start', startsWith(inputs.text, inputs.stage), 'inputs.parameters.text startsWith inputs.parameters.stage'],
  ['an end', endsWith(inputs.text, 'a'), "inputs.parameters.text endsWith 'a'"],
  ['one of several', isOneOf(inputs.stage, ['dev', 'prod']), "inputs.parameters.stage in ['dev', 'prod']"],
  ['a chosen value', eq(choose<string>(inputs.flag, 'a', inputs.text), 'a'), "((inputs.parameters.flag == 'true') ? 'a' : inputs.parameters.text) == 'a'"],
])('%s', (_, condition, source) => {
  expect(sourceOf(condition)).toBe(source);
  expect(parseExpression(source).error).toBeUndefined();
});

test.each<[string, Expression<unknown>, string]>([
  ['a sum', add(inputs.n, 1, inputs.x), 'asInt(inputs.parameters.n) + 1 + asFloat(inputs.parameters.x)'],
  ['a difference of a sum', subtract(1, add(inputs.n, 1)), '1 - (asInt(inputs.parameters.n) + 1)'],
  ['a product', multiply(add(1, 2), 3), '(1 + 2) * 3'],
  ['a quotient', divide(inputs.n, 2), 'asInt(inputs.parameters.n) / 2'],
  ['a rest, of whole numbers', modulo(inputs.x, add(inputs.n, 2)), 'asInt(inputs.parameters.x) % int(asInt(inputs.parameters.n) + 2)'],
  ['a choice', choose(lt(inputs.n, 3), 'few', 'many'), "(asInt(inputs.parameters.n) < 3) ? 'few' : 'many'"],
  ['a choice in a choice', choose(inputs.flag, 1, choose(inputs.ready, 2, 3)), "(inputs.parameters.flag == 'true') ? 1 : ((inputs.parameters.ready == 'true') ? 2 : 3)"],
  ['a JSON text with values in it', toJson({ n: inputs.n, list: [inputs.text, { a: 1 }] }), "toJson({'n': asInt(inputs.parameters.n), 'list': [inputs.parameters.text, {'a': 1 }] })"],
  ['a JSON text with JSON in it', toJson({ flag: inputs.flag, all: inputs.json }), "toJson({'flag': fromJSON(inputs.parameters.flag), 'all': fromJSON(inputs.parameters.json) })"],
  ['a function of Sprig', sprig('trimSuffix', '.csv', inputs.text), "sprig.trimSuffix('.csv', inputs.parameters.text)"],
  ['an expression with a condition in it', expression<boolean>`!${or(inputs.flag, inputs.ready)}`, "!((inputs.parameters.flag == 'true') || (inputs.parameters.ready == 'true'))"],
  ['an expression with a list in it', expression<number>`len(${['a', inputs.text]})`, "len(['a', inputs.parameters.text])"],
  ['an expression with a backslash in it', expression`split(${inputs.text}, '\n')`, "split(inputs.parameters.text, '\\n')"],
  ['nothing', toJson(null), 'toJson(nil)'],
])('%s', (_, value, source) => {
  expect(sourceOf(value)).toBe(source);
  expect(parseExpression(source).error).toBeUndefined();
});

test('in a text, a variable stands as a simple tag, and anything else as a tag with its expression', () => {
  expect(`${inputs.text}/${add(inputs.n, 1)}`).toBe('{{inputs.parameters.text}}/{{=asInt(inputs.parameters.n) + 1}}');
  expect(JSON.stringify({ run: inputs.text, list: [add(1, 2)] })).toBe('{"run":"{{inputs.parameters.text}}","list":["{{=1 + 2}}"]}');
});

test('labels and annotations of a workflow can be read in expressions, whatever stands in their names', () => {
  const team = workflow.label('app.kubernetes.io/part-of');
  expect(String(team)).toBe('{{workflow.labels.app.kubernetes.io/part-of}}');
  expect(evaluateBoolean(eq(team, 'shop').source, { 'workflow.labels.app.kubernetes.io/part-of': 'shop' })).toBe(true);
  expect(String(workflow.annotation('note'))).toBe('{{workflow.annotations.note}}');
});

test('two closing braces of a text do not end the tag around it', () => {
  const condition = eq(inputs.text, '}}}{{{ {"a":{"b":1}}');
  expect(condition.source).not.toMatch(/\{\{|\}\}/);
  expect(evaluateBoolean(condition.source, { 'inputs.parameters.text': '}}}{{{ {"a":{"b":1}}' })).toBe(true);
  expect(toJson({ a: { b: {} } }).source).not.toContain('}}');
});

/** A condition with what JavaScript makes of it. */
interface Case {
  readonly condition: Condition;
  readonly expected: boolean;
}

const given = fc.record({
  text: fc.string(),
  stage: fc.constantFrom('dev', 'prod'),
  n: fc.integer({ min: -50, max: 50 }),
  i: fc.integer({ min: -50, max: 50 }),
  x: fc.integer({ min: -400, max: 400 }).map((quarters) => quarters / 4),
  flag: fc.boolean(),
  ready: fc.boolean(),
});
type Given = typeof given extends fc.Arbitrary<infer G> ? G : never;

function variablesOf(values: Given): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`inputs.parameters.${name}`, String(value)]));
}

type NumberCase = readonly [value: Expression<number> | number, expected: number];
type TextCase = readonly [value: Expression<string> | string, expected: string];

function casesOf(values: Given): fc.Arbitrary<Case> {
  return fc.letrec<{ condition: Case; number: NumberCase; text: TextCase }>((tie) => ({
    number: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom<NumberCase>([inputs.n, values.n], [inputs.i, values.i], [inputs.x, values.x]),
      fc.integer({ min: -9, max: 9 }).map((value): NumberCase => [value, value]),
      fc.tuple(tie('number'), tie('number')).map(([a, b]): NumberCase => [add(a[0], b[0]), a[1] + b[1]]),
      fc.tuple(tie('number'), tie('number'), tie('number')).map(([a, b, c]): NumberCase => [subtract(a[0], b[0], c[0]), a[1] - b[1] - c[1]]),
      fc.tuple(tie('number'), tie('number')).map(([a, b]): NumberCase => [multiply(a[0], b[0]), a[1] * b[1]]),
      tie('number').map(([a, expected]): NumberCase => [divide(a, 4), expected / 4]),
      fc.constantFrom(2, 3, 7).map((by): NumberCase => [modulo(inputs.n, by), values.n % by]),
      fc.tuple(tie('condition'), tie('number'), tie('number')).map(([c, a, b]): NumberCase => [choose(c.condition, a[0], b[0]), c.expected ? a[1] : b[1]]),
    ),
    text: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      fc.constantFrom<TextCase>([inputs.text, values.text], [inputs.stage, values.stage]),
      fc.string().map((text): TextCase => [text, text]),
      fc.tuple(tie('condition'), tie('text'), tie('text')).map(([c, a, b]): TextCase => [choose(c.condition, a[0], b[0]), c.expected ? a[1] : b[1]]),
    ),
    condition: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom<Case>(
        { condition: eq(inputs.flag, true), expected: values.flag },
        { condition: ne(inputs.flag, inputs.ready), expected: values.flag !== values.ready },
      ),
      fc.tuple(tie('number'), tie('number')).chain(([a, b]) =>
        fc.constantFrom<Case>(
          { condition: lt(a[0], b[0]), expected: a[1] < b[1] },
          { condition: le(a[0], b[0]), expected: a[1] <= b[1] },
          { condition: gt(a[0], b[0]), expected: a[1] > b[1] },
          { condition: ge(a[0], b[0]), expected: a[1] >= b[1] },
        ),
      ),
      tie('number').map(([a, value]): Case => ({ condition: eq(inputs.x, a), expected: values.x === value })),
      tie('number').map(([a, value]): Case => ({ condition: ne(inputs.n, a), expected: values.n !== value })),
      tie('text').map(([a, value]): Case => ({ condition: eq(inputs.text, a), expected: values.text === value })),
      tie('text').map(([a, value]): Case => ({ condition: contains(inputs.text, a), expected: values.text.includes(value) })),
      tie('text').map(([a, value]): Case => ({ condition: startsWith(inputs.stage, a), expected: values.stage.startsWith(value) })),
      fc.subarray(['dev', 'prod'] as const).map(
        (allowed): Case => ({ condition: isOneOf(inputs.stage, allowed), expected: (allowed as readonly string[]).includes(values.stage) }),
      ),
      tie('condition').map(({ condition, expected }): Case => ({ condition: not(condition), expected: !expected })),
      tie('condition').map(({ condition, expected }): Case => ({ condition: eq(condition, inputs.ready), expected: expected === values.ready })),
      fc.tuple(tie('condition'), tie('condition'), tie('condition')).chain(([a, b, c]) =>
        fc.constantFrom<Case>(
          { condition: and(a.condition, b.condition, c.condition), expected: a.expected && b.expected && c.expected },
          { condition: or(a.condition, b.condition, c.condition), expected: a.expected || b.expected || c.expected },
          { condition: a.condition.or(b.condition).and(c.condition, inputs.flag), expected: (a.expected || b.expected) && c.expected && values.flag },
          { condition: a.condition.and(inputs.ready).or(b.condition), expected: (a.expected && values.ready) || b.expected },
        ),
      ),
    ),
  })).condition;
}

test('a condition of any depth is decided as JavaScript decides it', () => {
  const cases = given.chain((values) => casesOf(values).map((one) => ({ values, ...one })));
  fc.assert(
    fc.property(cases, ({ values, condition, expected }) => {
      const { source } = condition;
      expect({ source, outcome: evaluateBoolean(source, variablesOf(values)) }).toEqual({ source, outcome: expected });
    }),
    { numRuns: 500 },
  );
});

test('literal texts, lists and maps come out of an expression as they went in', () => {
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('\\', "'", '"', '{', '}', '\n', '\t', '\0', '`', '😀', 'ß') }),
      fc.integer(),
      fc.boolean(),
      fc.array(tie('value')),
      fc.dictionary(fc.string(), tie('value'), { noNullPrototype: true }),
    ),
  })).value;
  fc.assert(
    fc.property(json, (value) => {
      const { source } = toJson(value);
      expect(source).not.toMatch(/\{\{|\}\}/);
      expect(JSON.parse(String(evaluateExpression(source, {})))).toEqual(value);
    }),
  );
});

test('a literal text is found in the whole tag of a condition, which ends where it should', () => {
  const check = container('check', { inputs: { text: input.string() }, image: 'check:1' });
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('{', '}', "'", '\\', 'a', ' ', '=') }), (text) => {
      const template = dag('main', {
        inputs: { text: input.string() },
        tasks: (task, ports) => void task('check', check, { text: 'x' }, { when: eq(ports.text, text) }),
      });
      const when = template.toSpec().dag!.tasks[0]!.when!;
      const tag = /^\{\{=(.*)\}\}$/s.exec(when)![1]!;
      expect(when.indexOf('}}')).toBe(when.length - 2);
      expect(evaluateBoolean(tag, { 'inputs.parameters.text': text })).toBe(true);
    }),
  );
});

test('what a step knows of itself is read under the names of upstream', () => {
  const { inputs: all, podName, nodeName, stepName, taskName, retries, status, duration, exitCode, result, resourcesDuration } = own;
  const { cpu, memory } = resourcesDuration;
  const facts = [own.input('n'), all, podName, nodeName, stepName, taskName, retries, status, duration, exitCode, result, cpu, memory];
  expect(facts.map(String)).toEqual([
    '{{inputs.parameters.n}}', '{{inputs.parameters}}', '{{pod.name}}', '{{node.name}}', '{{steps.name}}', '{{tasks.name}}', '{{retries}}', '{{status}}', '{{duration}}', '{{exitCode}}',
    '{{outputs.result}}', '{{resourcesDuration.cpu}}', '{{resourcesDuration.memory}}',
  ]);
});

test('what is known of the workflow is read under the names of upstream', () => {
  const { name, namespace, uid, mainEntrypoint, serviceAccountName, priority, duration, scheduledTime, status, failures } = workflow;
  const plain = { name, namespace, uid, mainEntrypoint, serviceAccountName, priority, duration, scheduledTime, status, failures };
  for (const [variable, reference] of Object.entries(plain)) expect(String(reference)).toBe(`{{workflow.${variable}}}`);
  for (const all of ['parameters', 'labels', 'annotations'] as const) expect(String(workflow[all])).toBe(`{{workflow.${all}.json}}`);
  expect([workflow.creationTimestamp('Y'), workflow.output('run')].map(String)).toEqual(['{{workflow.creationTimestamp.Y}}', '{{workflow.outputs.parameters.run}}']);
  expect(workflow.outputArtifact('model').reference).toBe('workflow.outputs.artifacts.model');
});

test('JavaScript cannot count with what is known later', () => {
  const rows = own.input('rows');
  expect(() => Number(rows)).toThrow(
    'The value of {{inputs.parameters.rows}} is known when the workflow runs, and is taken for a number before. Count with add(), multiply() and their siblings.',
  );
  expect(`${rows}`).toBe('{{inputs.parameters.rows}}');
});
