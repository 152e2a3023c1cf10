import { readFileSync } from 'node:fs';
import path from 'node:path';
import { categories } from '../../../lib/checks/problem';
import { reportFormats } from '../../../lib/checks/reporters';
import { packageRoot } from '../../../lib/package-root';

const guide = readFileSync(path.join(packageRoot(), 'docs/guides/checks.md'), 'utf8');
const firstColumn = [...guide.matchAll(/^\| `([^`]+)`/gm)].map(([, cell]) => cell!);

test.each([...categories, ...reportFormats])('the guide explains %s', (word) => {
  expect(firstColumn.filter((cell) => cell === word)).toEqual([word]);
});
