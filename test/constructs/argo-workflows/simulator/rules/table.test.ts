import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from './table';

const tested = readdirSync(__dirname)
  .filter((file) => file.endsWith('.test.ts'))
  .flatMap((file) => [...readFileSync(path.join(__dirname, file), 'utf8').matchAll(/^rule\('([^']+)'/gm)].map(([, name]) => name));

test('every row of the table has one test, and every test of a rule has its row', () => {
  expect(tested.sort()).toEqual(rules.map(({ name }) => name).sort());
});

test('there are forty rules at least, each stated once', () => {
  expect(rules.length).toBeGreaterThanOrEqual(40);
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
});
