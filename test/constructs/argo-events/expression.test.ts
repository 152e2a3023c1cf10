import fc from 'fast-check';
import { namesInConditions } from '../../../constructs/argo-events/conditions';
import { namesInExpression } from '../../../constructs/argo-events/expression';

test.each([
  ["a == 'x' && b.c > 3", ['a', 'b']],
  ['!(a || -b < 2) && a', ['a', 'b']],
  ['[my name] =~ "x.*" && with\\-dash != 1.5e3', ['my name', 'with-dash']],
  ["a in ('x', 'y')", ['a']],
  ['a ? b : true', ['a', 'b']],
  ["a == 'it\\'s'", ['a']],
])('%s uses %j', (text, names) => expect(namesInExpression(text)).toEqual({ names }));

test.each([
  ['a == ', 'its end is missing'],
  ['', 'its end is missing'],
  ['a b', "an operator is missing before 'b'"],
  ['&& a', "something is missing before '&&'"],
  ['(a', "a ')' is missing"],
  ['a)', "a '(' is missing"],
  ['(a ==)', "something is missing before ')'"],
  ["a == 'x", "''x' has no meaning"],
  ['a = 3', "'= 3' has no meaning"],
  ['a(b)', "an operator is missing before '('"],
])("'%s' cannot be read: %s", (text, mistake) => expect(namesInExpression(text)).toEqual({ mistake }));

test.each([['push', ['push']], ['a && (b-1 || a)', ['a', 'b-1']], ['', []]])("conditions '%s' use %j", (text, names) => expect(namesInConditions(text)).toEqual({ names }));

test.each([
  ['a &&', 'its end is missing'],
  ['a b', "an operator is missing before 'b'"],
  ['|| a', "a name is missing before '||'"],
  ['(a', "a ')' is missing"],
  ['a)', "a '(' is missing"],
  ['()', "a name is missing before ')'"],
  ['a & b', "'& b' has no meaning"],
])("conditions '%s' cannot be read: %s", (text, mistake) => expect(namesInConditions(text)).toEqual({ mistake }));

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,5}$/);
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof({ depthSize: 'small' }, name, fc.tuple(tie('tree'), fc.constantFrom('&&', '||', ' && '), tie('tree')).map((parts) => parts.join('')), tie('tree').map((inner) => `(${inner})`)),
}));

test('every tree of names and operators is read, with all of its names; with a parenthesis more it is not', () => {
  fc.assert(
    fc.property(tree, (text) => {
      const names = [...new Set(text.match(/[a-z][a-z0-9-]*/g))];
      expect(namesInConditions(text)).toEqual({ names });
      expect(namesInConditions(`${text})`)).toHaveProperty('mistake');
    }),
  );
});

test('any text at all is read or refused', () => {
  fc.assert(fc.property(fc.string(), (text) => [namesInExpression(text), namesInConditions(text)].every((read) => 'names' in read || read.mistake !== '')));
});
