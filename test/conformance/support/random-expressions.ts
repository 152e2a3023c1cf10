import type { Random } from './random';

/** Values that random expressions may read. */
export const expressionVariables = {
  'steps.a.outputs.result': '7',
  'steps.a.outputs.parameters.list': '[1,2.5,"x",{"k":[true,null]}]',
  'steps.b-c.status': 'Succeeded',
  'inputs.parameters.text': 'Hello, wörld  ',
  'inputs.parameters.empty': '',
  'inputs.parameters.absent': null,
  'workflow.name': 'wf-1',
  item: '12',
} as const;

type Type = 'int' | 'float' | 'text' | 'bool' | 'list' | 'texts' | 'any';
type Rule = (make: (type: Type) => string, random: Random) => string;

const literal: Readonly<Record<Type, readonly string[]>> = {
  int: ['0', '1', '2', '7', '10', '0x1F', '1_000', '9223372036854775807'],
  float: ['0.5', '2.0', '1e3', '1e21', '.25', '123456789.5', '1e-7'],
  text: ["''", "'a'", '"b c"', "'x,y,z'", '`raw\\n`', "'\\u00e9\\t'", "'12'", "'<&>'", 'item', 'inputs.parameters.text', 'workflow.name', "steps['b-c'].status"],
  bool: ['true', 'false'],
  list: ['[]', '[1, 2, 3]', '[3, 1.5, 2]', '1..4', '[1, 1.0, 2]', '[[1], [2, [3]]]', "fromJSON('[1,2,[3]]')"],
  texts: ["['b', 'a', 'B']", "split('x,y,,z', ',')", "['a', 'a']"],
  any: ['nil', 'inputs.parameters.absent', 'inputs.parameters.missing', 'fromJSON(steps.a.outputs.parameters.list)[3].k[0]', '{a: 1, "b c": [2.0]}', 'steps.zzz?.status'],
};

const rules: Readonly<Record<Type, readonly Rule[]>> = {
  int: [
    (make, random) => `(${make('int')} ${random.pick(['+', '-', '*', '%'])} ${make('int')})`,
    (make, random) => `${random.pick(['len', 'count'])}(${make('texts')}${random.chance(0.5) ? '' : ', # != "a"'})`,
    (make) => `len(${make('text')})`,
    (make) => `indexOf(${make('text')}, ${make('text')})`,
    (make) => `int(${make('float')})`,
    (make) => `asInt(${make('text')})`,
    (make) => `-${make('int')}`,
    (make, random) => `${random.pick(['bitand', 'bitor', 'bitxor', 'bitnand', 'bitshl', 'bitshr', 'bitushr'])}(${make('int')}, ${make('int')})`,
    (make, random) => `sprig.${random.pick(['add', 'sub', 'mul', 'div', 'mod', 'max', 'min'])}(${make('any')}, ${make(random.pick(['int', 'float', 'text']))})`,
    (make, random) => `sprig.${random.pick(['int', 'int64', 'add1', 'toDecimal'])}(${make(random.pick(['any', 'text', 'float', 'bool']))})`,
    (make) => `sprig.atoi(${make('text')})`,
    (make) => `sum(${make('list')})`,
    (make) => `reduce(${make('list')}, #acc + #index, ${make('int')})`,
    (make) => `findIndex(${make('texts')}, # == ${make('text')})`,
  ],
  float: [
    (make, random) => `(${make(random.pick(['int', 'float']))} ${random.pick(['+', '-', '*', '/', '**'])} ${make('float')})`,
    (make) => `(${make('int')} / ${make('int')})`,
    (make, random) => `${random.pick(['ceil', 'floor', 'round', 'float', 'abs'])}(${make(random.pick(['int', 'float']))})`,
    (make, random) => `${random.pick(['mean', 'median', 'max', 'min'])}(${make('list')})`,
    (make, random) => `sprig.${random.pick(['addf', 'subf', 'mulf', 'divf', 'maxf', 'minf'])}(${make('float')}, ${make(random.pick(['int', 'float', 'text']))})`,
    (make) => `sprig.round(${make('float')}, 2)`,
    (make) => `asFloat(${make('text')})`,
  ],
  text: [
    (make) => `(${make('text')} + ${make('text')})`,
    (make) => `string(${make('any')})`,
    (make) => `string(${make('float')})`,
    (make) => `toJSON(${make('any')})`,
    (make) => `toJson(${make('list')})`,
    (make, random) => `${random.pick(['trim', 'upper', 'lower', 'toBase64', 'type', 'sprig.title', 'sprig.quote', 'sprig.initials', 'sprig.b64enc', 'sprig.b32enc', 'sprig.sha256sum', 'sprig.adler32sum', 'sprig.untitle', 'sprig.swapcase', 'sprig.base', 'sprig.dir', 'sprig.ext', 'sprig.clean', 'sprig.regexQuoteMeta'])}(${make('text')})`,
    (make, random) => `${random.pick(['trim', 'trimPrefix', 'trimSuffix'])}(${make('text')}, ${make('text')})`,
    (make, random) => `sprig.${random.pick(['trimAll', 'trimPrefix', 'trimSuffix'])}(${make('text')}, ${make('text')})`,
    (make) => `replace(${make('text')}, ${make('text')}, ${make('text')})`,
    (make) => `sprig.replace(${make('text')}, ${make('text')}, ${make('text')})`,
    (make) => `join(${make('texts')}, ${make('text')})`,
    (make) => `sprig.join(${make('text')}, ${make('list')})`,
    (make) => `(${make('bool')} ? ${make('text')} : ${make('text')})`,
    (make) => `(${make('any')} ?? ${make('text')})`,
    (make, random) => `${make('text')}[${random.below(3)}:${random.pick(['', '2', '-1'])}]`,
    (make) => `repeat(${make('text')}, 2)`,
    (make, random) => `sprig.trunc(${random.pick(['3', '-2', '0'])}, ${make('text')})`,
    (make, random) => `sprig.substr(${random.pick(['0', '1', '-1'])}, ${random.pick(['2', '-1'])}, ${make('text')})`,
    (make, random) => `sprig.abbrev(${random.pick(['3', '5', '20'])}, ${make('text')})`,
    (make) => `sprig.default(${make('text')}, ${make('any')})`,
    (make) => `sprig.cat(${make('any')}, ${make('int')}, ${make('list')})`,
    (make) => `sprig.toString(${make('any')})`,
    (make) => `sprig.indent(2, ${make('text')})`,
    (make) => `sprig.ternary(${make('text')}, ${make('text')}, ${make('bool')})`,
    (make, random) => `sprig.regexReplaceAll('${random.pick(['[a-c]', 'l+', '(o)', ''])}', ${make('text')}, '<$1>')`,
    (make, random) => `sprig.regexFind('${random.pick(['[a-z]+', '\\\\d', 'z'])}', ${make('text')})`,
    (_, random) => `sprig.seq(${random.pick(['3', '0', '2, 5', '5, 2', '1, 2, 6', '6, -2, 1'])})`,
    (make) => `sprig.toPrettyJson(${make('any')})`,
    (make) => `sprig.toRawJson(${make('text')})`,
  ],
  bool: [
    (make, random) => {
      const type = random.pick(['int', 'float', 'text', 'any'] as const);
      return `(${make(type)} ${random.pick(['==', '!='])} ${make(random.chance(0.8) ? type : 'any')})`;
    },
    (make, random) => `(${make('int')} ${random.pick(['<', '>', '<=', '>='])} ${make(random.pick(['int', 'float']))})`,
    (make, random) => `(${make('text')} ${random.pick(['<', '>='])} ${make('text')})`,
    (make) => `(1 < ${make('int')} <= 10)`,
    (make, random) => `(${make('bool')} ${random.pick(['and', 'or', '&&', '||'])} ${make('bool')})`,
    (make, random) => `${random.pick(['!', 'not '])}${make('bool')}`,
    (make, random) => `(${make('text')} ${random.pick(['contains', 'startsWith', 'endsWith', 'not contains'])} ${make('text')})`,
    (make, random) => `(${make('text')} matches '${random.pick(['^H', 'o.*d', '\\\\s+$', '[[:alpha:]]', '(?i)HELLO'])}')`,
    (make, random) => `(${make('text')} ${random.pick(['in', 'not in'])} ${make('texts')})`,
    (make) => `(${make('text')} in {a: 1, b: 2})`,
    (make) => `(${make('list')} == ${make('list')})`,
    (make, random) => `${random.pick(['all', 'any', 'none', 'one'])}(${make('texts')}, ${random.pick(['# == "a"', '{len(#) > 0}', '# in ["a", "b"]'])})`,
    (make, random) => `sprig.${random.pick(['empty', 'all', 'any'])}(${make('any')})`,
    (make, random) => `sprig.${random.pick(['contains', 'hasPrefix', 'regexMatch'])}(${make('text')}, ${make('text')})`,
    (make) => `sprig.has(${make('text')}, ${make('texts')})`,
    (make) => `sprig.deepEqual(${make('any')}, ${make('any')})`,
  ],
  list: [
    (make) => `filter(${make('list')}, # != 2)`,
    (make, random) => `map(${make('list')}, ${random.pick(['[#, #index]', '{# ?? 1}', 'type(#)', '{let y = #; [y]}'])})`,
    (make, random) => `${random.pick(['reverse', 'uniq', 'flatten', 'sprig.compact', 'sprig.reverse', 'sprig.uniq'])}(${make('list')})`,
    (make, random) => `${make('list')}[${random.pick(['1:', ':2', '-2:', ':', '1:-1'])}]`,
    (_, random) => `sort(${random.pick(['[3, 1, 2]', '[2.5, 1, 7]'])}, '${random.pick(['asc', 'desc'])}')`,
    (make) => `concat(${make('list')}, ${make('texts')})`,
    (make) => `take(${make('list')}, 2)`,
    (make) => `sprig.list(${make('any')}, ${make('float')})`,
    (make) => `sprig.append(${make('list')}, ${make('any')})`,
    (make) => `sprig.without(${make('list')}, 1, ${make('float')})`,
    (make) => `sprig.chunk(2, ${make('list')})`,
    (_, random) => `sprig.untilStep(${random.pick(['0, 6, 2', '6, 0, -2', '1, 5, -1', '0, 5, 3'])})`,
    (make) => `(${make('list')} | filter(# != 3) | reverse())`,
    (make, random) => `sort(map(toPairs(groupBy(${make('texts')}, ${random.pick(['len(#)', '#', '# < "b"'])})), len(#[1])))`,
  ],
  texts: [
    (make, random) => `split(${make('text')}, ${random.pick(["','", "''", "' '", "', '"])}${random.pick(['', ', 2', ', 0'])})`,
    (make) => `splitAfter(${make('text')}, 'l')`,
    (make) => `map(${make('texts')}, upper(#))`,
    (make) => `sprig.splitList(',', ${make('text')})`,
    (make) => `sortBy(${make('texts')}, len(#))`,
    (make) => `sort(${make('texts')})`,
    (make) => `sprig.sortAlpha(${make('list')})`,
    (make, random) => `sprig.regexFindAll('[a-z]', ${make('text')}, ${random.pick(['-1', '2', '0'])})`,
    (make, random) => `sprig.regexSplit('${random.pick(['l', ',', '[a-z]+', 'o'])}', ${make('text')}, ${random.pick(['-1', '2'])})`,
    (make) => `sort(keys({b: 1, ${make('bool') === 'true' ? 'a' : 'c'}: 2}))`,
  ],
  any: [
    (make, random) => make(random.pick(['int', 'float', 'text', 'bool', 'list', 'texts'])),
    (make, random) => `{a: ${make('any')}, ${random.pick(['b', '"x y"', '1'])}: ${make('list')}}`,
    (make, random) => `${make('list')}[${random.pick(['0', '-1', '9'])}]`,
    (make) => `fromJSON(${make('text')})`,
    (make, random) => `${random.pick(['first', 'last', 'sprig.first', 'sprig.last'])}(${make('list')})`,
    (make, random) => `find(${make('list')}, # == ${random.pick(['2', '9'])})`,
    (make) => `get(${make('any')}, ${make('text')})`,
    (make) => `(let v = ${make('any')}; [v, v == v])`,
    (make) => `(if ${make('bool')} { ${make('any')} } else { ${make('any')} })`,
    (make) => `sprig.coalesce(${make('any')}, ${make('any')}, 1)`,
    (make) => `sprig.dict('a', ${make('any')}, ${make('text')}, ${make('int')})`,
    (make) => `sprig.merge({a: ${make('any')}}, {a: 1, b: ${make('any')}})`,
    (_, random) => `jsonpath(steps.a.outputs.parameters.list, '${random.pick(['$[0]', '$[3].k', '$[*]', '$[9]', '$..k', '$[1:3]', '$[-1].k[0]'])}')`,
    (make) => `sprig.dig('a', 'b', ${make('any')}, {a: {b: ${make('any')}}})`,
    (make) => `sprig.split(',', ${make('text')})`,
    (make) => `fromPairs([['a', ${make('any')}], ['b', 2]])`,
  ],
};

/** An expression that may have a value or not. */
export function randomExpression(random: Random, depth = 3, type?: Type): string {
  const wanted = type ?? random.pick(Object.keys(rules) as Type[]);
  // A wrong type now and then: what is refused counts as much.
  const actual = random.chance(0.03) ? random.pick(Object.keys(rules) as Type[]) : wanted;
  if (depth === 0 || random.chance(0.15)) return random.pick(literal[actual]);
  return random.pick(rules[actual])((inner) => randomExpression(random, depth - 1, inner), random);
}

const words = ['a', 'foo', 'Succeeded', "'a'", '"foo"', "'b c'", '1', '2.5', '10', '0x1f', 'true', 'false', "'1'", '-3', "'2024-05-01'", 'a.b', 'foo-bar', 'v1.2', '5m', "'2024-05-01T10:00:00Z'", '[a b]', "''", "'it\\'s'"];
const signs = ['==', '==', '!=', '!=', '>', '<', '>=', '<=', '&&', '||', '=~', '!~', '+', '-', '*', '/', '%', '**', 'in', '??', '&', '|', '^', '<<', '>>'];

/** A text as `when` may be once its tags are filled in. */
export function randomCondition(random: Random, depth = 3): string {
  const word = (): string => random.pick(words);
  if (depth === 0) return random.chance(0.2) ? random.pick(['true', 'false', word()]) : `${word()} ${random.pick(signs)} ${word()}`;
  const [left, right] = [randomCondition(random, depth - 1), randomCondition(random, depth - 1)];
  const numbers = [random.pick(['1', '2.5', '10', '-3']), random.pick(['1', '2', '7'])] as const;
  return random.pick([
    () => `(${left}) ${random.pick(['&&', '||', '==', '!='])} (${right})`,
    () => `${left} ${random.pick(['&&', '||'])} ${right}`,
    () => `!(${left})`,
    () => `(${left} ? ${right} : ${left})`,
    () => `${word()} in (${word()}, ${word()}, 'z')`,
    () => `${numbers.join(random.pick(['+', ' - ', '*', ' / ', ' % ', '**', ' & ', ' | ', ' ^ ', '<<', ' >> ']))} ${random.pick(['<', '>=', '=='])} ${numbers.join(' - ')}`,
    () => `${word()} =~ ${random.pick(["'^f'", 'o+', "'['"])}`,
    () => `${word()}${random.pick(['==', '&&', '-', '=='])}${word()}`,
    () => random.pick([`(${left}`, `${left} ${right}`, `!${left}`, `${left} ??`]),
  ])();
}
