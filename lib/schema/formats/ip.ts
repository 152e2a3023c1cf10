/** Go's `net.ParseIP` and its older forms, which Kubernetes keeps for the formats `ipv4` and `cidr`: leading zeros are let pass there. */

/** `sloppy` lets leading zeros pass in the parts of an IPv4 address. */
export function isIPv4(text: string, sloppy: boolean): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => isOctet(part, sloppy));
}

function isOctet(part: string, sloppy: boolean): boolean {
  if (!/^[0-9]+$/.test(part) || Number(part) > 255) return false;
  return sloppy || part.length === 1 || !part.startsWith('0');
}

export function isIPv6(text: string, sloppy: boolean): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.map((half, index) => countGroups(half, index === halves.length - 1, sloppy));
  if (groups.some((count) => count < 0)) return false;
  const total = groups.reduce((sum, count) => sum + count, 0);
  return halves.length === 1 ? total === 8 : total < 8;
}

/** Groups of 16 bits between colons, an IPv4 address at the very end counting as two; -1 where one is malformed. */
function countGroups(half: string, last: boolean, sloppy: boolean): number {
  if (half === '') return 0;
  const groups = half.split(':');
  const tail = groups[groups.length - 1] ?? '';
  const embedded = last && tail.includes('.');
  if (embedded && !isIPv4(tail, sloppy)) return -1;
  const hex = embedded ? groups.slice(0, -1) : groups;
  return hex.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group) || (sloppy && isLongGroup(group))) ? hex.length + (embedded ? 2 : 0) : -1;
}

/** Leading zeros beyond four digits. */
function isLongGroup(group: string): boolean {
  return /^0+[0-9a-fA-F]{1,4}$/.test(group);
}

/** An address by the sloppy reader: what has a dot before any colon is IPv4. */
export function isIP(text: string, sloppy: boolean): boolean {
  const first = /[.:]/.exec(text)?.[0];
  if (first === undefined) return false;
  return first === '.' ? isIPv4(text, sloppy) : isIPv6(text, sloppy);
}

export function isCIDR(text: string): boolean {
  const slash = text.indexOf('/');
  if (slash < 0) return false;
  const [address, bits] = [text.slice(0, slash), text.slice(slash + 1)];
  if (!/^[0-9]+$/.test(bits)) return false;
  if (isIPv4(address, true)) return Number(bits) <= 32;
  return isIPv6(address, true) && Number(bits) <= 128;
}
