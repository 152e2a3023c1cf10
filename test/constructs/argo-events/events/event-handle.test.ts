import fc from 'fast-check';
import { anyOf, between, context, EventHandle, type EventFilter, expression, type HookData, script, text } from '../../../../constructs/argo-events';
import { compilePattern } from '../../../../lib/schema/pattern';

interface Order {
  readonly id: string;
  readonly total: number;
  readonly paid: boolean;
  readonly items: readonly { readonly sku: string }[];
}

const order = EventHandle.of<HookData<Order>>({ sourceName: 'shop', eventName: 'order' });
const filtersOf = (demand: (event: typeof order) => EventFilter | readonly EventFilter[]) => {
  const { name: _name, eventName: _event, eventSourceName: _source, ...rest } = order.where(demand).dependency();
  return rest;
};

describe('demands on the data', () => {
  test.each([
    [order.body('id').equals('a.b', 'c'), { path: 'body.id', type: 'string', comparator: '=', value: ['^a\\.b$', '^c$'] }],
    [order.body('id').differsFrom('a', 'b+'), { path: 'body.id', type: 'string', comparator: '!=', value: ['^(?:a|b\\+)$'] }],
    [order.body('id').matches('^v[0-9]+', 'rc'), { path: 'body.id', type: 'string', comparator: '=', value: ['^v[0-9]+', 'rc'] }],
    [order.body('id').exists(), { path: 'body.id', type: 'string', comparator: '=', value: ['.+'] }],
    [order.body('total').equals(1, 2.5), { path: 'body.total', type: 'number', comparator: '=', value: ['1', '2.5'] }],
    [order.body('total').differsFrom(1), { path: 'body.total', type: 'number', comparator: '!=', value: ['1'] }],
    [order.body('total').atLeast(1), { path: 'body.total', type: 'number', comparator: '>=', value: ['1'] }],
    [order.body('total').above(1), { path: 'body.total', type: 'number', comparator: '>', value: ['1'] }],
    [order.body('total').atMost(1), { path: 'body.total', type: 'number', comparator: '<=', value: ['1'] }],
    [order.body('total').below(1), { path: 'body.total', type: 'number', comparator: '<', value: ['1'] }],
    [order.body('paid').equals(true), { path: 'body.paid', type: 'bool', comparator: '=', value: ['true'] }],
    [order.body('items.#').above(0), { path: 'body.items.#', type: 'number', comparator: '>', value: ['0'] }],
    [order.header('x-trace-id').exists(), { path: 'headers.X-Trace-Id.0', type: 'string', comparator: '=', value: ['.+'] }],
    [order.data('body.items.0.sku').equals('s'), { path: 'body.items.0.sku', type: 'string', comparator: '=', value: ['^s$'] }],
    [order.at<string>('body.note').equals('n'), { path: 'body.note', type: 'string', comparator: '=', value: ['^n$'] }],
  ])('%#: are written in the language of the API', (demand, filter) => {
    expect(filtersOf(() => demand)).toEqual({ filters: { data: [filter] } });
  });

  test('equal text is equal to nothing else, whatever its characters', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }).filter((text) => !text.includes('\n')), fc.string(), (wanted, other) => {
        const [pattern] = order.body('id').equals(wanted).filter.value;
        expect(compilePattern(pattern!).matches(wanted)).toBe(true);
        expect(compilePattern(pattern!).matches(other)).toBe(other === wanted);
      }),
    );
  });
});

describe('filters of a dependency', () => {
  const paid = order.body('paid').equals(true);
  const big = order.body('total').above(100);
  const named = order.body('id').matches('^v');
  const data = (...demands: (typeof paid)[]) => demands.map(({ filter }) => filter);
  const expr = expression({ total: order.body('total') }, 'total > 3');

  test('of all kinds stand side by side', () => {
    expect(filtersOf(() => [paid, big, expr, context({ type: 'github' }), between('08:00:00', '18:00:00', 'Europe/Berlin'), script('return true')])).toEqual({
      filters: {
        data: data(paid, big),
        exprs: [{ expr: 'total > 3', fields: [{ name: 'total', path: 'body.total' }] }],
        context: { type: 'github' },
        time: { start: '08:00:00', stop: '18:00:00', timezone: 'Europe/Berlin' },
        script: 'return true',
      },
    });
  });

  test('a choice of demands on the data turns those beside it into expressions', () => {
    expect(filtersOf(() => [anyOf(paid, big), named, order.body('id').differsFrom("it's"), order.body('total').equals(1, 2)])).toEqual({
      filters: {
        data: data(paid, big),
        dataLogicalOperator: 'or',
        exprs: [
          { expr: "value =~ '^v'", fields: [{ name: 'value', path: 'body.id' }] },
          { expr: "value !~ '^(?:it\\'s)$'", fields: [{ name: 'value', path: 'body.id' }] },
          { expr: 'value == 1 || value == 2', fields: [{ name: 'value', path: 'body.total' }] },
        ],
      },
    });
  });

  test('a choice of expressions, and a choice of kinds, have operators of their own', () => {
    expect(filtersOf(() => [anyOf(expr, expr), paid]).filters).toMatchObject({ exprLogicalOperator: 'or', data: data(paid) });
    expect(filtersOf(() => anyOf(paid, big, context({ type: 't' })))).toEqual({
      filters: { data: data(paid, big), dataLogicalOperator: 'or', context: { type: 't' } },
      filtersLogicalOperator: 'or',
    });
  });

  test.each([
    [() => [anyOf(paid, big), anyOf(paid, named)], "Filters hold 2 choices (anyOf) of the kind 'data', and a dependency takes one. Write all but one as expression(...)."],
    [
      () => [anyOf(paid, context({ type: 't' })), big],
      'A choice (anyOf) among filters of several kinds stands beside other filters, and a dependency cannot say that. Let it stand alone, or write it as expression(...).',
    ],
    [
      () => [anyOf(expr, expr), expr],
      'A choice (anyOf) of expressions stands beside other expressions, and a dependency joins all of them alike. Write them as one expression(...).',
    ],
    [() => [context({ type: 'a' }), context({ type: 'b' })], "Filters hold 2 of the kind 'context', and a dependency takes one. Make one of them."],
  ])('%#: what a dependency cannot say is refused at once', (demand, message) => {
    expect(() => order.where(demand)).toThrow(message);
  });
});

test('a handle never changes: names, filters and transformations make others', () => {
  const named = order.as('big').where((event) => event.body('total').above(9));
  const changed = named.transformed<{ readonly total: number }>({ jq: '.body' });
  expect(order.dependency()).toEqual({ name: 'order', eventSourceName: 'shop', eventName: 'order' });
  expect(named.dependency()).toMatchObject({ name: 'big', filters: { data: [{ path: 'body.total' }] } });
  expect(changed.dependency()).toMatchObject({ name: 'big', transform: { jq: '.body' } });
  expect(changed.data('total').path).toBe('total');
});

test('values know where they come from, and what stands in for them', () => {
  expect(order.body('id', { default: 'none' }).source).toEqual({ dependencyName: 'order', dataKey: 'body.id', value: 'none' });
  expect(order.body('total', { default: 0 }).source).toEqual({ dependencyName: 'order', dataKey: 'body.total', value: '0' });
  expect(order.body('items', { default: [] }).source).toEqual({ dependencyName: 'order', dataKey: 'body.items', value: '[]' });
  expect(order.body('id', { required: true }).source).toEqual({ dependencyName: 'order', dataKey: 'body.id' });
  expect(order.template('{{ .Input.body.id | upper }}', { default: 'x' }).source).toEqual({
    dependencyName: 'order',
    dataTemplate: '{{ .Input.body.id | upper }}',
    value: 'x',
  });
  expect(order.context('id').source).toEqual({ dependencyName: 'order', contextKey: 'id' });
  expect(order.header('X-GitHub-Delivery', { default: '' }).source).toEqual({ dependencyName: 'order', dataKey: 'headers.X-Github-Delivery.0', value: '' });
});

describe('what is known when an event comes', () => {
  const id = order.body('id', { required: true });
  const cases: [unknown, string][] = [
    [id, "The value 'body.id' of event 'order' is put into a text, before any event came. Pass it as it is, or within text`...` of cdk8s-mlops/argo-events."],
    [
      order.body('id'),
      "The place 'body.id' of an event is put into a text, before any event came. As a value it needs { default: ... } or { required: true }; put that into text`...`. In expression(...) give it a name among the fields.",
    ],
    [text`a ${id}`, "The text 'a ${body.id}' with values of events is put into a text, before any event came. Pass it as it is, or within another text`...`."],
    [order, "The event 'order' is put into a text, before any event came. Use its 'name', or a value of it, such as body('...', { default: '' })."],
    [order.and(order.as('other')), "The condition 'order && other' is put into a text, before any event came. Give it to 'when' of a trigger."],
  ];
  test.each(cases)('%#: is no text of JavaScript, and no JSON', (value, message) => {
    expect(() => `rev-${value as string}`).toThrow(message);
    expect(() => 'rev-' + (value as string)).toThrow(message);
    expect(() => JSON.stringify({ value })).toThrow(message);
  });

  test('a text holds the parts of another', () => {
    const inner = text`${id}@${order.context('time')}`;
    expect(text`by ${inner}!`.parts).toEqual(text`by ${id}@${order.context('time')}!`.parts);
  });
});
