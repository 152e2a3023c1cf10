/** Go's `mail.ParseAddress`: an address alone, or a name with the address in angle brackets. */
export function isEmail(text: string): boolean {
  const trimmed = text.replace(/^[ \t]+|[ \t]+$/g, '');
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
