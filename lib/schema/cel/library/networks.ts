import { OpaqueValue } from '../values/opaque';
import { EvaluationError, type Value } from '../values/value';
import { IpAddress } from './ip-address';
import { overload, type Overload } from './overload';

/** A network in CIDR notation. The address may have bits beyond the prefix. */
export class Network extends OpaqueValue {
  readonly typeName = 'net.CIDR';

  private constructor(
    readonly address: IpAddress,
    readonly length: number,
  ) {
    super();
  }

  /** @throws EvaluationError when the text is no network. */
  static parse(text: string): Network {
    const network = Network.tryParse(text);
    if (network === undefined) throw new EvaluationError(`'${text}' is not a network in CIDR notation`);
    return network;
  }

  static tryParse(text: string): Network | undefined {
    const match = /^(.*)\/(0|[1-9]\d{0,2})$/.exec(text);
    const address = match === null ? undefined : IpAddress.tryParse(match[1]!);
    return address === undefined || Number(match![2]) > address.bits ? undefined : new Network(address, Number(match![2]));
  }

  contains(address: IpAddress): boolean {
    return this.address.sharesPrefix(address, this.length);
  }

  containsNetwork(other: Network): boolean {
    return this.length <= other.length && this.contains(other.address);
  }

  masked(): Network {
    const rest = BigInt(this.address.bits - this.length);
    return new Network(IpAddress.of(this.address.family, (this.address.number >> rest) << rest), this.length);
  }

  equals(other: Value): boolean {
    return other instanceof Network && other.length === this.length && other.address.equals(this.address);
  }

  override toString(): string {
    return `${this.address}/${this.length}`;
  }
}

function isLoopback(ip: IpAddress): boolean {
  return ip.isIn('127.0.0.0', 8) || ip.isIn('::1', 128);
}

function isLinkLocalUnicast(ip: IpAddress): boolean {
  return ip.isIn('169.254.0.0', 16) || ip.isIn('fe80::', 10);
}

function isMulticast(ip: IpAddress): boolean {
  return ip.isIn('224.0.0.0', 4) || ip.isIn('ff00::', 8);
}

/** The scope is in the lower half of the second byte; the flags in its upper half do not count. */
function isLinkLocalMulticast(ip: IpAddress): boolean {
  return ip.isIn('224.0.0.0', 24) || (ip.family === 6 && ((ip.number >> 112n) & 0xff0fn) === 0xff02n);
}

function isGlobalUnicast(ip: IpAddress): boolean {
  const special = ip.number === 0n || ip.isIn('255.255.255.255', 32);
  return !special && !isLoopback(ip) && !isMulticast(ip) && !isLinkLocalUnicast(ip);
}

/** Addresses and networks. */
export const networkFunctions: readonly Overload[] = [
  overload('ip(string) -> IP', (text: string) => IpAddress.parse(text)),
  overload('isIP(string) -> bool', (text: string) => IpAddress.tryParse(text) !== undefined),
  overload('ip.isCanonical(string) -> bool', (text: string) => IpAddress.parse(text).toString() === text),
  overload('string(IP) -> string', (ip: IpAddress) => ip.toString()),
  overload('IP.family() -> int', (ip: IpAddress) => BigInt(ip.family)),
  overload('IP.isUnspecified() -> bool', (ip: IpAddress) => ip.number === 0n),
  overload('IP.isLoopback() -> bool', isLoopback),
  overload('IP.isLinkLocalMulticast() -> bool', isLinkLocalMulticast),
  overload('IP.isLinkLocalUnicast() -> bool', isLinkLocalUnicast),
  overload('IP.isGlobalUnicast() -> bool', isGlobalUnicast),
  overload('cidr(string) -> CIDR', (text: string) => Network.parse(text)),
  overload('isCIDR(string) -> bool', (text: string) => Network.tryParse(text) !== undefined),
  overload('string(CIDR) -> string', (network: Network) => network.toString()),
  overload('CIDR.containsIP(string) -> bool', (network: Network, text: string) => network.contains(IpAddress.parse(text))),
  overload('CIDR.containsIP(IP) -> bool', (network: Network, ip: IpAddress) => network.contains(ip)),
  overload('CIDR.containsCIDR(string) -> bool', (network: Network, text: string) => network.containsNetwork(Network.parse(text))),
  overload('CIDR.containsCIDR(CIDR) -> bool', (network: Network, other: Network) => network.containsNetwork(other)),
  overload('CIDR.ip() -> IP', (network: Network) => network.address),
  overload('CIDR.prefixLength() -> int', (network: Network) => BigInt(network.length)),
  overload('CIDR.masked() -> CIDR', (network: Network) => network.masked()),
];
