import fc from 'fast-check';
import { EvaluationError, substitute } from '../../../../constructs/argo-workflows/evaluate';

const variables = { 'workflow.name': 'wf', item: '12', 'steps.a.outputs.result': 'line\n"two" <b>', 'steps.b.outputs.result': null, 'inputs.artifacts.list': ['x'] };

test('tags are filled in wherever they stand, keys included', () => {
  expect(substitute({ args: ['{{ workflow.name }}-{{item}}', { '{{item}}': ['{{=asInt(item) + 1}}'] }], count: 3, none: null }, variables)).toEqual({ args: ['wf-12', { 12: ['13'] }], count: 3, none: null });
});

test('what is filled in stands as it is, and is not looked at again', () => {
  expect(substitute('{{steps.a.outputs.result}}', variables)).toBe('line\n"two" <b>');
  expect(substitute('{{item}}', { item: '{{workflow.name}} \\n' })).toBe('{{workflow.name}} \\n');
});

test('an expression gives texts as they are, and anything else as JSON', () => {
  expect(substitute("{{=item + '\"'}}", variables)).toBe('12"');
  expect(substitute('{{= {a: [1, 2.0, true]} }}', variables)).toBe('{"a":[1,2,true]}');
  expect(substitute('{{=1000000.0}} {{=2 ** 70}}', variables)).toBe('1000000 1.1805916207174113e+21');
});

test.each([
  ['{{steps.c.outputs.result}}'], ['{{=steps.c.outputs.result}}'], ['{{=nope ?? 1}}'], ['{{=retries}}'], ['{{=asInt("x")}}'], ['{{=nil}}'], ['{{=inputs.nope?.x}}'],
])('%s stays where nothing must be there', (text) => expect(substitute(text, variables)).toBe(text));

test('an expression waits for a variable that comes late, though it could do without', () => {
  expect(substitute('{{=workflow.status == "Failed"}} {{=workflow.other == nil}}', variables)).toBe('{{=workflow.status == "Failed"}} true');
});

test('of a tag in a tag, the inner one is filled in first', () => {
  const once = substitute('{{steps.{{item}}.x}}', variables);
  expect(once).toBe('{{steps.12.x}}');
  expect(substitute(once, { 'steps.12.x': 'y' })).toBe('y');
});

test.each([
  ['{{steps.c.outputs.result}}', ['steps'], 'missing', "'{{steps.c.outputs.result}}' is not there."],
  ['{{=steps.c.outputs.result}}', ['steps'], 'missing', "'steps.c.outputs.result' in '{{=steps.c.outputs.result}}' is not there."],
  ['{{nope}}', 'all', 'missing', "'{{nope}}' is not there."],
  ['{{steps.c.outputs.artifacts.x}}', 'all', 'missing', "'{{steps.c.outputs.artifacts.x}}' is not there."],
  ['{{=nil}}', ['steps'], 'invalid', "'{{=nil}}' has no value: it is nil."],
  ['{{=asInt("x")}}', ['steps'], 'invalid', "'asInt(\"x\")' has no value: int() is given 'x', which is no whole number."],
  ['{{steps.b.outputs.result}}', undefined, 'absent', "'{{steps.b.outputs.result}}' has no value: what should give it was skipped or omitted, and there is no default."],
  ['{{inputs.artifacts.list}}', undefined, 'invalid', "'{{inputs.artifacts.list}}' is no text, and can be used in an expression only."],
  ['{{=1 +}}', undefined, 'invalid', "'1 +' is no expression: it ends where a value is expected, at character 4."],
  ['{{=now()}}', undefined, 'refused', "'now()' has no value: now() is not simulated: it needs the clock, and a run must be the same at every time."],
  ['a {{ b', undefined, 'invalid', 'The tag \'{{ b"\' is not closed.'],
] as const)('%s where %s must be there', (text, mustResolve, fault, message) => {
  let error: unknown;
  try {
    substitute(text, variables, { mustResolve });
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(EvaluationError);
  expect(error).toMatchObject({ fault, message });
});

test('artifacts need not be there where prefixes are named, nor what does not begin with one', () => {
  for (const text of ['{{steps.c.outputs.artifacts.x}}', '{{stepsX.a}}', '{{nope}}']) expect(substitute(text, variables, { mustResolve: ['steps'] })).toBe(text);
});

test('a control character cannot be filled in', () => expect(() => substitute('{{item}}', { item: '\x07' })).toThrow(/Control characters may not be filled in/));

test('a template without tags is the same, and any text survives that is filled in', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      if (!text.includes('{{')) expect(substitute(value, {})).toBe(value);
    }),
  );
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', '\t', '{', '}', 'é', '😀', '\u2028', '<', '$', '$&', ' ') }), (text) => expect(substitute({ a: ['<{{item}}>'] }, { item: text })).toEqual({ a: [`<${text}>`] })));
});
