import { alphabetFormat, type NameFormat } from './name-format';

const alphanumeric = 'a-z0-9';

/** RFC 1123 subdomain: the name of most objects. */
export const dnsSubdomain: NameFormat = alphabetFormat({
  title: 'a DNS subdomain',
  advice: "Use lower-case letters, digits, '-' and '.', with a letter or digit at both ends and around each '.'.",
  inside: 'a-z0-9-',
  first: alphanumeric,
  last: alphanumeric,
  separator: '.',
  maxBytes: 253,
});

/** RFC 1123 label: the name of a Namespace or StatefulSet. */
export const dnsLabel: NameFormat = alphabetFormat({
  title: 'a DNS label',
  advice: "Use lower-case letters, digits and '-', with a letter or digit at both ends.",
  inside: 'a-z0-9-',
  first: alphanumeric,
  last: alphanumeric,
  maxBytes: 63,
});

/** RFC 1035 label: the name of a Service up to Kubernetes 1.35. */
export const dnsHostLabel: NameFormat = alphabetFormat({
  title: 'an RFC 1035 label',
  advice: "Use lower-case letters, digits and '-', with a letter first and a letter or digit last.",
  inside: 'a-z0-9-',
  first: 'a-z',
  last: alphanumeric,
  maxBytes: 63,
});
