import { isIPv4, isIPv6 } from '../../formats/ip';
import { OpaqueValue } from '../values/opaque';
import { EvaluationError, type Value } from '../values/value';

/** An IP address: without zone, and no IPv4 address written as IPv6. */
export class IpAddress extends OpaqueValue {
  readonly typeName = 'net.IP';

  private constructor(
    readonly family: 4 | 6,
    readonly number: bigint,
  ) {
    super();
  }

  static of(family: 4 | 6, number: bigint): IpAddress {
    return new IpAddress(family, number);
  }

  /** @throws EvaluationError when the text is no such address. */
  static parse(text: string): IpAddress {
    const address = IpAddress.tryParse(text);
    if (address === undefined) throw new EvaluationError(`'${text}' is not an IP address`);
    return address;
  }

  static tryParse(text: string): IpAddress | undefined {
    if (isIPv4(text, false)) return new IpAddress(4, parseIPv4(text));
    if (!text.includes(':') || !isIPv6(text, false)) return undefined;
    const number = parseIPv6(text);
    // ::ffff:a.b.c.d is an IPv4 address in disguise.
    return number >> 32n === 0xffffn ? undefined : new IpAddress(6, number);
  }

  get bits(): number {
    return this.family === 4 ? 32 : 128;
  }

  /** Whether the first bits are those of another address. */
  sharesPrefix(other: IpAddress, length: number): boolean {
    const rest = BigInt(this.bits - length);
    return this.family === other.family && this.number >> rest === other.number >> rest;
  }

  /** Whether the address lies in a network such as `fe80::/10`. */
  isIn(network: string, length: number): boolean {
    return IpAddress.parse(network).sharesPrefix(this, length);
  }

  equals(other: Value): boolean {
    return other instanceof IpAddress && other.family === this.family && other.number === this.number;
  }

  /** The canonical form (RFC 5952). */
  override toString(): string {
    return this.family === 4 ? bytesOf(this.number).join('.') : formatIPv6(this.number);
  }
}

function bytesOf(number: bigint): number[] {
  return [24n, 16n, 8n, 0n].map((shift) => Number((number >> shift) & 0xffn));
}

function parseIPv4(text: string): bigint {
  return text.split('.').reduce((number, part) => (number << 8n) | BigInt(part), 0n);
}

function parseIPv6(text: string): bigint {
  const [head, tail] = text.split('::').map(groupsOf) as [bigint[], bigint[]?];
  const zeros = tail === undefined ? [] : new Array<bigint>(8 - head.length - tail.length).fill(0n);
  return [...head, ...zeros, ...(tail ?? [])].reduce((number, group) => (number << 16n) | group, 0n);
}

function groupsOf(half: string): bigint[] {
  if (half === '') return [];
  return half.split(':').flatMap((group) => {
    if (!group.includes('.')) return [BigInt(`0x${group}`)];
    const embedded = parseIPv4(group);
    return [embedded >> 16n, embedded & 0xffffn];
  });
}

function formatIPv6(number: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) => ((number >> BigInt(112 - 16 * index)) & 0xffffn).toString(16));
  const zeros = longestZeros(groups);
  if (zeros.length < 2) return groups.join(':');
  return `${groups.slice(0, zeros.start).join(':')}::${groups.slice(zeros.start + zeros.length).join(':')}`;
}

/** The first of the longest runs of zeros. */
function longestZeros(groups: readonly string[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  groups.forEach((group, index) => {
    if (group !== '0') start = index + 1;
    else if (index + 1 - start > best.length) best = { start, length: index + 1 - start };
  });
  return best;
}
