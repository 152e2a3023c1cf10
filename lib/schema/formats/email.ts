/** Go's `mail.ParseAddress`: an address alone, a name with the address in angle brackets, or a group of one. */
export function isEmail(text: string): boolean {
  const group = /^([^:"<@]+):(.*);[ \t]*$/su.exec(text);
  if (group !== null) return isDisplayName(group[1] ?? '') && !(group[2] ?? '').endsWith(';') && isEmail(group[2] ?? '');
  const trimmed = text.replace(/[ \t]*\([^()\\]*\)[ \t]*$/, '').replace(/^[ \t]+|[ \t]+$/g, '');
  const bracketed = /^(.*?)<([^<>]*)>$/su.exec(trimmed);
  return bracketed === null ? isAddress(trimmed) : isDisplayName(bracketed[1] ?? '') && isAddress(bracketed[2] ?? '');
}

const atom = "[A-Za-z0-9!#$%&'*+\\-/=?^_`{|}~\\u{80}-\\u{10FFFF}]+";
const dotAtom = `${atom}(?:\\.${atom})*`;
const quoted = '"(?:[^"\\\\\\r\\n]|\\\\[\\u{20}-\\u{7e}\\t])*"';
const address = new RegExp(`^(?:${dotAtom}|${quoted})@(?:${dotAtom}|\\[[!-Z^-~]*\\])$`, 'u');
const displayName = new RegExp(`^[ \\t]*(?:(?:${atom}(?:\\.(?:${atom})?)*|${quoted})[ \\t]*)*$`, 'u');

function isAddress(text: string): boolean {
  return address.test(text);
}

function isDisplayName(text: string): boolean {
  return displayName.test(text);
}
