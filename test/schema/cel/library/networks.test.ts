import fc from 'fast-check';
import { IpAddress } from '../../../../lib/schema/cel/library/ip-address';
import { evaluate } from '../evaluating';

test.each([
  ['ip("10.0.0.1").family()', 4n],
  ['ip("::1").family()', 6n],
  ['string(ip("2001:DB8:0:0:1::1"))', '2001:db8::1:0:0:1'],
  ['string(ip("1:0:0:2:0:0:0:3"))', '1:0:0:2::3'],
  ['string(ip("1:0:2:3:4:5:6:7"))', '1:0:2:3:4:5:6:7'],
  ['string(ip("::1.2.3.4"))', '::102:304'],
  ['ip("::1") == ip("0:0::1")', true],
  ['ip.isCanonical("2001:DB8::1")', false],
  ['ip("127.0.0.9").isLoopback() && ip("::1").isLoopback()', true],
  ['ip("0.0.0.0").isUnspecified() && !ip("::1").isUnspecified()', true],
  ['ip("224.0.0.1").isLinkLocalMulticast() && ip("ff02::1").isLinkLocalMulticast() && ip("ff12::1").isLinkLocalMulticast()', true],
  ['ip("224.0.1.1").isLinkLocalMulticast()', false],
  ['ip("169.254.1.1").isLinkLocalUnicast() && ip("fe80::1").isLinkLocalUnicast()', true],
  ['ip("8.8.8.8").isGlobalUnicast() && ip("10.0.0.1").isGlobalUnicast()', true],
  ['ip("255.255.255.255").isGlobalUnicast() || ip("ff0e::1").isGlobalUnicast()', false],
  ['cidr("10.0.0.0/8").containsIP("10.1.2.3") && cidr("10.0.0.0/8").containsIP(ip("10.1.2.3"))', true],
  ['cidr("10.0.0.0/8").containsIP("::1")', false],
  ['cidr("10.0.0.0/8").containsCIDR("10.1.0.0/16") && !cidr("10.0.0.0/8").containsCIDR(cidr("10.0.0.0/7"))', true],
  ['string(cidr("10.1.2.3/8").masked())', '10.0.0.0/8'],
  ['string(cidr("10.1.2.3/8").ip())', '10.1.2.3'],
  ['cidr("::/64").prefixLength()', 64n],
  ['type(cidr("::/64")) == net.CIDR', true],
])('%s gives %p', (expression, result) => {
  expect(evaluate(expression)).toEqual(result);
});

test('isIP and isCIDR refuse zones, leading zeros, IPv4 in IPv6 and what is out of range', () => {
  const addresses = ['fe80::1%eth0', '01.2.3.4', '1.2.3.256', '::ffff:1.2.3.4', '1::2::3', '12345::', ''];
  expect(addresses.filter((text) => evaluate(`isIP("${text}")`))).toEqual([]);
  const networks = ['10.0.0.0/33', '10.0.0.0/08', '10.0.0.0', '::/129', '::ffff:1.2.3.4/120'];
  expect(networks.filter((text) => evaluate(`isCIDR("${text}")`))).toEqual([]);
  expect(evaluate('isIP("::") && isCIDR("10.1.2.3/8")')).toBe(true);
});

test('an address that is written down reads back the same', () => {
  fc.assert(
    fc.property(fc.ipV6(), (text) => {
      const address = IpAddress.tryParse(text);
      fc.pre(address !== undefined);
      expect(IpAddress.parse(address.toString()).equals(address)).toBe(true);
    }),
  );
});
