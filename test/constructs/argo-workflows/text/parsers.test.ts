import fc from 'fast-check';
import { conditionError } from '../../../../constructs/argo-workflows/text/condition';
import { parseDepends } from '../../../../constructs/argo-workflows/text/depends';
import { parseExpression } from '../../../../constructs/argo-workflows/text/expression';
import { replaceTags, tagsIn } from '../../../../constructs/argo-workflows/text/tags';

const fragments = fc.array(fc.constantFrom('{{', '}}', '=', 'a', '.', "'", '"', '(', ')', '[', ']', '{', '}', '&&', '||', '!', ' ', '1', '??', '?', ':', 'not', 'in', '#', ',', ';', 'let', '\n', 'é'), { maxLength: 24 }).map((parts) => parts.join(''));

test('no text makes a parser throw or hang', () => {
  fc.assert(
    fc.property(fragments, (text) => {
      tagsIn(text);
      parseDepends(text);
      conditionError(text);
      parseExpression(text);
    }),
    { numRuns: 3000 },
  );
  expect(parseExpression('('.repeat(100_000)).error).toMatch(/^it is nested too deeply/);
});

describe('tags', () => {
  const contents = (text: string) => tagsIn(text).map(({ content, isExpression, isClosed }) => `${isExpression ? '=' : ''}${content}${isClosed ? '' : '…'}`);

  test.each([
    ['plain', []],
    ['{{a.b}} and {{ c }}', ['a.b', 'c']],
    ['{{=a + 1}}', ['=a + 1']],
    ['{{a.{{b}}.c}} {{d}}', ['b', 'd']],
    ['{{a', ['a…']],
    ['{{=a', ['=a…']],
  ])('of %s', (text, expected) => expect(contents(text)).toEqual(expected));

  test('a text is its parts between tags and the tags themselves', () => {
    fc.assert(
      fc.property(fragments, (text) => {
        const tags = tagsIn(text);
        expect(tags.every(({ start, end }, index) => start < end && start >= (tags[index - 1]?.end ?? 0))).toBe(true);
        expect(replaceTags(text, '').length).toBe(text.length - tags.reduce((sum, { start, end }) => sum + end - start, 0));
      }),
    );
  });
});

describe('depends', () => {
  const tree = fc.letrec<{ value: { text: string; tasks: string[] } }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.tuple(fc.constantFrom('a', 'b-1', '2c'), fc.constantFrom('', '.Succeeded', '.AnySucceeded')).map(([task, result]) => ({ text: task + result, tasks: [task] })),
      tie('value').map(({ text, tasks }) => ({ text: `!(${text})`, tasks })),
      fc.tuple(tie('value'), fc.constantFrom('&&', ' || '), tie('value')).map(([left, sign, right]) => ({ text: `(${left.text}${sign}${right.text})`, tasks: [...left.tasks, ...right.tasks] })),
    ),
  })).value;

  test('each well-formed text is understood, with its tasks in order', () => {
    fc.assert(
      fc.property(tree, ({ text, tasks }) => {
        const { error, terms } = parseDepends(text);
        expect({ error, tasks: terms.map(({ task }) => task) }).toEqual({ error: undefined, tasks });
      }),
    );
  });

  test('without one of its brackets it is not', () => {
    fc.assert(fc.property(tree, fc.constantFrom('(', ')'), ({ text }, bracket) => expect(!text.includes(bracket) || parseDepends(text.replace(bracket, '')).error !== undefined).toBe(true)));
  });

  test.each([['a && && b', "'&&' is not expected"], ['a b', "'b' is not expected"], ['a &&', 'it ends where a task is expected'], ['(a', "')' is missing"], ['a)', "')' closes nothing"], ['a & b', "'& b' is not understood"]])('%s is refused', (text, error) =>
    expect(parseDepends(text).error).toBe(error));
});

describe('conditions', () => {
  test.each([
    "{{a}} == b", "'{{a}}' == 'b c'", '{{a}}', 'true', '!{{a}} && ({{b}} > 3 || {{c}} =~ "x")', '{{=a == 1}}', "{{a}} in ('x', 'y')", '{{a}} {{b}} c', '-1 < {{a}}', '5', 'a && true', '{{a}}-{{b}} == c',
  ])('%s may be evaluated', (text) => expect(conditionError(text)).toBeUndefined());

  test.each([
    ['((( == foo', "'==' stands where a value is expected"], ['{{a}} ==', 'it ends where a value is expected'], ['a b', "'b' stands where an operator is expected"], ['({{a}} == b', "')' is missing"], ['{{a}} == b)', "')' closes nothing"], ['{{a}} === b', "'=' is not understood"],
    ['{{a}}% > 3', "'>' stands where a value is expected"], ["a == 'b", "''b' is not understood"], ['@a', "'@a' is not understood"],
  ])('%s is refused', (text, error) => expect(conditionError(text)).toContain(error.startsWith("'=' ") ? '=' : error));
});

describe('expressions', () => {
  const names = (text: string) => {
    const { error, names: found } = parseExpression(text);
    return error ?? found.map(({ path, isGuarded, isCalled }) => `${path.join('.')}${isGuarded ? '?' : ''}${isCalled ? '()' : ''}`);
  };

  test.each([
    ['1 + 2.5e3 * .5', []],
    ["steps['a-b'].outputs.result == 'x'", ['steps.a-b.outputs.result']],
    ["inputs.parameters.x ?? 'y'", ['inputs.parameters.x?']],
    ['steps.a?.outputs.result', ['steps.a.outputs.result?']],
    ['asInt(item) % 2 == 0 ? "even" : "odd"', ['asInt()', 'item']],
    ['sprig.trim(inputs.parameters["a b"])', ['inputs.parameters.a b', 'sprig.trim()']],
    ["filter(split(item, ','), {# != ''})", ['filter()', 'split()', 'item']],
    ['map(data, {.name}) | join(",")', ['join()', 'map()', 'data']],
    ['let x = item; x + 1', ['item']],
    ['not (a in [1, 2]) and b not in {"k": c}', ['a', 'b', 'c']],
    ["toJson({'a': {b: inputs.x}})", ['toJson()', 'inputs.x']],
    ['data[0].name', ['data']],
    ['data[1:2]', ['data']],
    ["fromJSON(item)['k'].z", ['fromJSON()', 'item']],
    ['1..3', []],
    ['a matches "x.*" && b contains `y`', ['a', 'b']],
  ])('%s', (text, expected) => expect(names(text)).toEqual(expected));

  test.each([
    ['a ++', "it ends where a value is expected, at character 5"],
    ['a b', "'b' is not expected, at character 3"],
    ['f(a', "')' is missing, at character 4"],
    ["'a", 'a text is not closed, at character 1'],
    ['a.', 'a name is expected after the dot, at character 3'],
    ['', 'it ends where a value is expected, at character 1'],
    ['a == == b', "a value is expected instead of '==', at character 6"],
    ['::', 'a function is expected after ::, at character 3'],
    ['a ? b', "':' is missing, at character 6"],
    ['a @ b', "'@' stands for nothing, at character 3"],
  ])('%s is refused', (text, error) => expect(names(text)).toBe(error));
});
