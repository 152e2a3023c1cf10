import { isCreditCard, isIsbn10, isIsbn13 } from './code-numbers';
import { isEmail } from './email';
import { isCIDR, isIP, isIPv6 } from './ip';
import { isDate, isDateTime, isDuration, isRfc3339 } from './time';
import { isRequestUri } from './uri';

export type TextFormat = (text: string) => boolean;

const uuid = (version: string, variant: string): TextFormat => {
  const pattern = new RegExp(`^[0-9a-f]{8}-?[0-9a-f]{4}-?${version}[0-9a-f]{3}-?${variant}[0-9a-f]{3}-?[0-9a-f]{12}$`, 'i');
  return (text) => pattern.test(text);
};

const matches = (pattern: RegExp): TextFormat => (text) => pattern.test(text);

/** `.`-separated labels of lower-case letters, digits and `-`. */
const shortName = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const rgbPart = '\\s*(?:0|[1-9][0-9]?|1[0-9][0-9]?|2[0-4][0-9]|25[0-5])\\s*';
const hostname =
  /^(?:[a-zA-Z0-9\p{S}\p{L}](?:-?[a-zA-Z0-9\p{S}\p{L}]{0,62})?|(?:[a-zA-Z0-9\p{S}\p{L}](?:[a-zA-Z0-9\-\p{S}\p{L}]{0,61}[a-zA-Z0-9\p{S}\p{L}])?\.)+[a-zA-Z\p{L}]{2,63})$/u;

function isHostname(text: string): boolean {
  return hostname.test(text) && Buffer.byteLength(text) <= 255 && text.split('.').every((part) => Buffer.byteLength(part) <= 63);
}

/** Go's `net.ParseMAC`: 6, 8 or 20 bytes, by twos with `:` or `-`, or by fours with `.`. */
function isMac(text: string): boolean {
  if (/^[0-9a-f]{4}(?:\.[0-9a-f]{4})+$/i.test(text)) return [14, 19, 49].includes(text.length);
  return /^[0-9a-f]{2}(?:(?::[0-9a-f]{2})+|(?:-[0-9a-f]{2})+)$/i.test(text) && [17, 23, 59].includes(text.length);
}

/** Formats of strings that the API server checks in custom resources; it ignores every other. Names without their dashes. */
const customFormats: Readonly<Record<string, TextFormat>> = {
  bsonobjectid: matches(/^[0-9a-fA-F]{24}$/),
  byte: matches(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/),
  cidr: isCIDR,
  creditcard: isCreditCard,
  date: isDate,
  datetime: isDateTime,
  duration: isDuration,
  email: isEmail,
  hexcolor: matches(/^#?(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/),
  hostname: isHostname,
  ipv4: (text) => text.includes('.') && isIP(text, true),
  ipv6: (text) => isIPv6(text, false),
  isbn: (text) => isIsbn10(text) || isIsbn13(text),
  isbn10: isIsbn10,
  isbn13: isIsbn13,
  k8slongname: (text) => text.length <= 253 && new RegExp(`^${shortName}(?:\\.${shortName})*$`).test(text),
  k8sshortname: (text) => text.length <= 63 && new RegExp(`^${shortName}$`).test(text),
  mac: isMac,
  password: () => true,
  rgbcolor: matches(new RegExp(`^rgb\\(${rgbPart},${rgbPart},${rgbPart}\\)$`)),
  ssn: (text) => text.length === 11 && /^[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}$/.test(text),
  uri: isRequestUri,
  uuid: uuid('[0-9a-f]', '[0-9a-f]'),
  uuid3: uuid('3', '[0-9a-f]'),
  uuid4: uuid('4', '[89ab]'),
  uuid5: uuid('5', '[89ab]'),
};

/** Formats of strings in Kubernetes' own kinds, as Go decodes them. */
const builtInFormats: Readonly<Record<string, TextFormat>> = {
  byte: isStandardBase64,
  datetime: isRfc3339,
};

/** Line breaks do not count; padding does. */
function isStandardBase64(text: string): boolean {
  const plain = text.replace(/[\r\n]/g, '');
  return plain.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(plain);
}

/** The check for a format of strings; undefined where the API server makes none. */
export function formatOf(name: string | undefined, builtIn: boolean): TextFormat | undefined {
  if (name === undefined) return undefined;
  const plain = name.replaceAll('-', '');
  const formats = builtIn ? builtInFormats : customFormats;
  return Object.hasOwn(formats, plain) ? formats[plain] : undefined;
}
