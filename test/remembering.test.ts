import { remembering } from '../lib/remembering';

test('the answer for a text is found once, yes or no', () => {
  const asked: string[] = [];
  const isShort = remembering((text) => asked.push(text) > 0 && text.length < 3);
  expect(['ab', 'abc', 'ab', 'abc', ''].map(isShort)).toEqual([true, false, true, false, true]);
  expect(asked).toEqual(['ab', 'abc', '']);
});

test('what is remembered is bounded, in number and in length', () => {
  let asked = 0;
  const isEven = remembering((text) => ++asked > 0 && text.length % 2 === 0);
  const long = 'a'.repeat(101);
  expect([isEven(long), isEven(long), asked]).toEqual([false, false, 2]);
  for (let i = 0; i < 2500; i++) isEven(`text ${i}`);
  asked = 0;
  isEven('text 0');
  isEven('text 2499');
  expect(asked).toBe(1);
});
