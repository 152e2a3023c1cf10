import { posix, win32 } from 'node:path';
import { displayPath } from '../../lib/source/position-of';

test.each([
  ['/srv/app/src/main.ts', '/srv/app', 'src/main.ts'],
  ['/srv/app/..hidden/main.ts', '/srv/app', '..hidden/main.ts'],
  ['/srv/other/main.ts', '/srv/app', '/srv/other/main.ts'],
  ['/srv/application/main.ts', '/srv/app', '/srv/application/main.ts'],
])('%s in %s is shown as %s', (file, folder, shown) => {
  expect(displayPath(file, folder, posix)).toBe(shown);
});

test.each([
  ['C:\\src\\app\\lib\\main.ts', 'C:\\src\\app', 'lib/main.ts'],
  ['D:\\src\\main.ts', 'C:\\src\\app', 'D:/src/main.ts'],
])('on Windows, %s in %s is shown as %s', (file, folder, shown) => {
  expect(displayPath(file, folder, win32)).toBe(shown);
});
