import { posix, win32 } from 'node:path';
import { displayPath } from '../../lib/source/position-of';

test.each([
  ['/work/app/src/main.ts', '/work/app', 'src/main.ts'],
  ['/work/app/..hidden/main.ts', '/work/app', '..hidden/main.ts'],
  ['/work/other/main.ts', '/work/app', '/work/other/main.ts'],
  ['/work/application/main.ts', '/work/app', '/work/application/main.ts'],
])('%s in %s is shown as %s', (file, folder, shown) => {
  expect(displayPath(file, folder, posix)).toBe(shown);
});

test.each([
  ['C:\\work\\app\\src\\main.ts', 'C:\\work\\app', 'src/main.ts'],
  ['D:\\work\\main.ts', 'C:\\work\\app', 'D:/work/main.ts'],
])('on Windows, %s in %s is shown as %s', (file, folder, shown) => {
  expect(displayPath(file, folder, win32)).toBe(shown);
});
