import { setTimeout as sleep } from 'node:timers/promises';
import { Progress } from '../lib/progress';

function recorder(isTTY: boolean) {
  const written: string[] = [];
  return { written, stream: { write: (text: string) => written.push(text), isTTY, columns: 12 } };
}

test('what is done within the delay is not reported', async () => {
  const { written, stream } = recorder(true);
  const progress = new Progress({ stream, delay: 30 });
  progress.step('fetching');
  progress.end();
  await sleep(60);
  expect(written).toEqual([]);
});

test('on a terminal one line is rewritten, cut to the width, and taken away', async () => {
  const { written, stream } = recorder(true);
  const progress = new Progress({ stream, rewrite: true, delay: 10 });
  progress.step('fetching\nand more');
  await sleep(40);
  progress.step('pushing to a branch');
  progress.end();
  expect(written).toEqual(['\r\x1b[Kfetching', '\r\x1b[Kpushing to ', '\r\x1b[K']);
});

test('elsewhere every step is a line', async () => {
  const { written, stream } = recorder(false);
  const progress = new Progress({ stream, delay: 10 });
  await sleep(40);
  progress.step('fetching');
  progress.step('pushing');
  progress.end();
  progress.step('late');
  expect(written).toEqual(['fetching\n', 'pushing\n']);
});

test('in CI a terminal gets lines too', async () => {
  const before = process.env.CI;
  process.env.CI = 'true';
  const { written, stream } = recorder(true);
  const progress = new Progress({ stream, delay: 10 });
  if (before === undefined) delete process.env.CI;
  else process.env.CI = before;
  progress.step('fetching');
  await sleep(40);
  progress.end();
  expect(written).toEqual(['fetching\n']);
});
