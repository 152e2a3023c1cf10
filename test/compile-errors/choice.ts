import type { AtLeastOne, AtMostOne, ExactlyOne } from '../../lib/choice';

interface Fields {
  readonly a?: string;
  readonly b?: string;
}

export const one: Fields & ExactlyOne<'a' | 'b'> = { a: 'x' };
export const oneAtMost: Fields & AtMostOne<'a' | 'b'> = {};
export const oneAtLeast: Fields & AtLeastOne<'a' | 'b'> = { a: 'x', b: 'y' };

// @ts-expect-error Type '{}' is not assignable to type
export const none: Fields & ExactlyOne<'a' | 'b'> = {};
// @ts-expect-error Type '{ a: string; b: string; }' is not assignable to type
export const both: Fields & ExactlyOne<'a' | 'b'> = { a: 'x', b: 'y' };
// @ts-expect-error Type '{ a: string; b: string; }' is not assignable to type
export const bothAgain: Fields & AtMostOne<'a' | 'b'> = { a: 'x', b: 'y' };
// @ts-expect-error Type '{}' is not assignable to type
export const noneAgain: Fields & AtLeastOne<'a' | 'b'> = {};
