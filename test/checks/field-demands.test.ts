import { unmetDemands, type FieldDemand } from '../../lib/checks/field-demands';

const tell = (object: object, ...demands: FieldDemand[]) => unmetDemands(object as Record<string, unknown>, demands).map(({ field, what }) => `${field}: ${what}`);

test.each([[{ a: 1 }], [{ a: 0 }], [{ a: {} }], [{ a: ['x'] }], [{ a: true }]])('%j has content', (object) => expect(tell(object, 'a')).toEqual([]));
test.each([[{}], [{ a: '' }], [{ a: null }], [{ a: [] }], [{ a: false }]])('%j has none', (object) => expect(tell(object, 'a')).toEqual(["a: has no 'a'"]));

test('dots lead to fields within', () => {
  expect(tell({ a: { b: 1 } }, 'a.b')).toEqual([]);
  expect(tell({ a: 'text' }, 'a.b')).toEqual(["a.b: has no 'a.b'"]);
});

test('at least one of several', () => {
  expect(tell({ b: 1 }, { oneOf: ['a', 'b'] })).toEqual([]);
  expect(tell({ c: 1 }, { oneOf: ['a', 'b'] })).toEqual(["a: has none of 'a', 'b'"]);
});

test('at most one of several', () => {
  expect(tell({ a: 1 }, { atMostOne: ['a', 'b'] })).toEqual([]);
  expect(tell({ a: 1, b: 1 }, { atMostOne: ['a', 'b'] })).toEqual(["b: has 'a', 'b', which exclude each other"]);
});

test('all or none of several', () => {
  expect(tell({}, { together: ['a', 'b'] })).toEqual([]);
  expect(tell({ a: 1, b: 1 }, { together: ['a', 'b'] })).toEqual([]);
  expect(tell({ b: 1 }, { together: ['a', 'b'] })).toEqual(["a: has 'b' without 'a'"]);
});

test('a field that is there is not empty', () => {
  expect(tell({}, { notEmpty: 'a' })).toEqual([]);
  expect(tell({ a: '' }, { notEmpty: 'a' })).toEqual(["a: has an empty 'a'"]);
});

test('fields that others need, where all of these are there', () => {
  expect(tell({ a: 1 }, { with: ['a', 'b'], needs: ['c'] })).toEqual([]);
  expect(tell({ a: 1, b: 1 }, { with: ['a', 'b'], needs: ['c'] })).toEqual(["c: has no 'c', which it needs beside 'a', 'b'"]);
  expect(tell({ a: 1 }, { with: 'a', needs: [{ oneOf: ['b', 'c'] }] })).toEqual(["b: has none of 'b', 'c', which it needs beside 'a'"]);
});
