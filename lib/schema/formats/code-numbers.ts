/** Numbers with a check digit. */

/** `0321751043`, with any blanks and dashes. */
export function isIsbn10(text: string): boolean {
  const digits = text.replace(/[\s-]+/g, '');
  if (!/^(?:[0-9]{9}X|[0-9]{10})$/.test(digits)) return false;
  return sum(digits, (digit, index) => (index + 1) * digit) % 11 === 0;
}

/** `978-0321751041`, with any blanks and dashes. */
export function isIsbn13(text: string): boolean {
  const digits = text.replace(/[\s-]+/g, '');
  return /^[0-9]{13}$/.test(digits) && sum(digits, (digit, index) => (index % 2 === 0 ? 1 : 3) * digit) % 10 === 0;
}

const cardNumber =
  /^(?:4[0-9]{12}(?:[0-9]{3})?|5[1-5][0-9]{14}|6(?:011|5[0-9][0-9])[0-9]{12}|3[47][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}|(?:2131|1800|35[0-9]{3})[0-9]{11})$/;

/** A number that a card may have, whatever stands between its digits. */
export function isCreditCard(text: string): boolean {
  const digits = text.replace(/[^0-9]+/g, '');
  return cardNumber.test(digits) && sum([...digits].reverse().join(''), luhn) % 10 === 0;
}

function luhn(digit: number, index: number): number {
  const value = index % 2 === 0 ? digit : digit * 2;
  return value > 9 ? value - 9 : value;
}

function sum(digits: string, weigh: (digit: number, index: number) => number): number {
  return [...digits].reduce((total, digit, index) => total + weigh(digit === 'X' ? 10 : Number(digit), index), 0);
}
