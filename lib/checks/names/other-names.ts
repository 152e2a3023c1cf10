import { isIP } from 'node:net';
import { dnsLabel, dnsSubdomain } from './dns-names';
import { lengthFault, quote, type NameFormat } from './name-format';

/** What can stand in the path of a URL: the least that any name must be. RBAC kinds demand no more, so `system:node` is fine. */
export const pathSegment: NameFormat = {
  title: 'a name that fits into a path',
  advice: "Leave out '/' and '%', and do not use '.' or '..' alone.",
  fault(value) {
    if (value === '.' || value === '..') return `it is ${quote(value)}`;
    const others = ['/', '%'].filter((character) => value.includes(character));
    return others.length > 0 ? `it has ${others.map(quote).join(' and ')}` : undefined;
  },
  suggest: (value) => validOrNone(value.replaceAll(/[/%]+/g, '-'), pathSegment.fault),
};

/** Key of the data of a ConfigMap or Secret; also the name of a LeaseCandidate. */
export const dataKey: NameFormat = {
  title: 'a data key',
  advice: "Use up to 253 letters, digits, '-', '_' and '.', not '.' alone and not '..' first.",
  fault(value) {
    const others = [...new Set(value)].filter((character) => !/^[-._a-zA-Z0-9]$/.test(character));
    if (others.length > 0) return `it has ${others.map(quote).join(', ')}`;
    if (value === '.') return "it is '.'";
    return lengthFault(value, 253) ?? (value.startsWith('..') ? "it starts with '..'" : undefined);
  },
  suggest: () => undefined,
};

/** Names with `system-` belong to Kubernetes, which brings two of them. */
export const priorityClassName: NameFormat = {
  ...dnsSubdomain,
  prefix: dnsSubdomain,
  fault: (value) => dnsSubdomain.fault(value) ?? (/^system-(?!(cluster|node)-critical$)/.test(value) ? "names with 'system-' are reserved" : undefined),
  suggest: (value) => validOrNone(dnsSubdomain.suggest(value), priorityClassName.fault),
};

export const ipAddress: NameFormat = {
  title: 'an IP address',
  advice: 'Name the object by the address that it stands for.',
  fault: (value) => (isIP(value) ? undefined : 'it is something else'),
  suggest: () => undefined,
};

/** One name and no other: what the API server makes of fields of the object. */
export function exactName(name: string, fields: string): NameFormat {
  return {
    title: `the name that ${fields} make`,
    advice: `Name it ${quote(name)}.`,
    fault: (value) => (value === name ? undefined : `that is ${quote(name)}`),
    suggest: () => undefined,
  };
}

/** A shorter limit than the format's own, because controllers make longer names from this one. */
export function shorter(format: NameFormat, maxBytes: number, reason: string): NameFormat {
  const fault = (value: string): string | undefined => {
    const tooLong = lengthFault(value, maxBytes);
    return format.fault(value) ?? (tooLong && `${tooLong}, ${reason}`);
  };
  return { ...format, prefix: format, fault, suggest: (value) => validOrNone(format.suggest(value), fault) };
}

/** The host names of an indexed Job's pods must be labels, up to the last index. */
export function withIndex(format: NameFormat, lastIndex: number): NameFormat {
  const fault = (value: string): string | undefined => {
    const host = `${value}-${lastIndex}`;
    const hostFault = dnsLabel.fault(host);
    return format.fault(value) ?? (hostFault && `the host name ${quote(host)} of its last pod is not a DNS label: ${hostFault}`);
  };
  return { ...format, prefix: format, fault, suggest: (value) => validOrNone(dnsLabel.suggest(value), fault) };
}

function validOrNone(name: string | undefined, fault: NameFormat['fault']): string | undefined {
  return name !== undefined && fault(name) === undefined ? name : undefined;
}

/** A trust bundle of a signer starts with the signer's name, with ':' for '/'. */
export function trustBundleName(signer: string): NameFormat {
  const prefix = signer && `${signer.replaceAll('/', ':')}:`;
  return {
    title: signer ? `a name for the signer ${quote(signer)}` : dnsSubdomain.title,
    advice: signer ? `Start it with ${quote(prefix)}, and go on with a DNS subdomain.` : dnsSubdomain.advice,
    fault(value) {
      if (!value.startsWith(prefix)) return `it does not start with ${quote(prefix)}`;
      return dnsSubdomain.fault(value.slice(prefix.length));
    },
    suggest: () => undefined,
  };
}
