import { readFileSync } from 'node:fs';
import path from 'node:path';
import { categories } from '../../../lib/checks/problem';
import { reportFormats } from '../../../lib/checks/reporters';
import { nameRules } from '../../../lib/checks/rules';
import { packageRoot } from '../../../lib/package-root';

const guide = readFileSync(path.join(packageRoot(), 'docs/guides/checks.md'), 'utf8');
const firstColumn = [...guide.matchAll(/^\| `([^`]+)`/gm)].map(([, cell]) => cell!);

test('the guide lists every category, every rule about names and every format', () => {
  expect(firstColumn).toEqual([...categories, ...nameRules.map(({ code }) => code), ...reportFormats]);
});
