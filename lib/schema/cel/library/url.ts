import { isRequestUri } from '../../formats/uri';
import { OpaqueValue } from '../values/opaque';
import { EvaluationError, type Value } from '../values/value';

/**
 * A URL as Go reads it: absolute, or an absolute path. The URL standard that browsers follow reads some texts otherwise
 * (it changes hosts, drops default ports, and knows no URL without a scheme).
 */
export class Url extends OpaqueValue {
  readonly typeName = 'kubernetes.URL';

  private constructor(
    readonly scheme: string,
    private readonly userInfo: string | undefined,
    /** With the port; IPv6 addresses in brackets. */
    readonly host: string,
    readonly escapedPath: string,
    private readonly rawQuery: string | undefined,
    private readonly fragment: string | undefined,
  ) {
    super();
  }

  /** @throws EvaluationError when the text is no URL. */
  static parse(text: string): Url {
    const [withoutFragment, fragment] = splitAt(text, '#');
    if (!isRequestUri(text) || !isEscaped(fragment ?? '')) throw new EvaluationError(`'${text}' is not a URL`);
    const [beforeQuery, query] = splitAt(withoutFragment, '?');
    const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(beforeQuery)?.[1];
    const rest = scheme === undefined ? beforeQuery : beforeQuery.slice(scheme.length + 1);
    const { authority, path } = splitAuthority(rest, scheme);
    const [userInfo, host] = splitUser(authority);
    return new Url(scheme?.toLowerCase() ?? '', userInfo, unescapeHost(host), escapePath(path), query, fragment);
  }

  get hostname(): string {
    const host = this.host.slice(0, this.host.length - (this.portText?.length ?? 0));
    return host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
  }

  get port(): string {
    return this.portText?.slice(1) ?? '';
  }

  private get portText(): string | undefined {
    return /:\d*$/.exec(this.host)?.[0];
  }

  /** Parameters of the query with their values, in the order of the text; what is malformed is left out. */
  get parameters(): Map<string, string[]> {
    const parameters = new Map<string, string[]>();
    for (const part of (this.rawQuery ?? '').split('&')) {
      const [name, value] = splitAt(part, '=').map(unescapeQuery);
      if (part === '' || part.includes(';') || name === undefined || (part.includes('=') && value === undefined)) continue;
      parameters.set(name, [...(parameters.get(name) ?? []), value ?? '']);
    }
    return parameters;
  }

  equals(other: Value): boolean {
    return other instanceof Url && other.text === this.text;
  }

  private get text(): string {
    return JSON.stringify([this.scheme, this.userInfo, this.host, this.escapedPath, this.rawQuery, this.fragment]);
  }
}

function splitAt(text: string, separator: string): [string, string | undefined] {
  const index = text.indexOf(separator);
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}

function isEscaped(text: string): boolean {
  return !/%(?![0-9a-fA-F]{2})/.test(text);
}

function splitAuthority(rest: string, scheme: string | undefined): { authority: string; path: string } {
  // mailto:someone has neither authority nor path.
  if (!rest.startsWith('/')) return { authority: '', path: scheme === undefined ? rest : '' };
  if (!rest.startsWith('//') || (scheme === undefined && rest.startsWith('///'))) return { authority: '', path: rest };
  const slash = rest.indexOf('/', 2);
  return slash < 0 ? { authority: rest.slice(2), path: '' } : { authority: rest.slice(2, slash), path: rest.slice(slash) };
}

function splitUser(authority: string): [string | undefined, string] {
  const at = authority.lastIndexOf('@');
  return at < 0 ? [undefined, authority] : [authority.slice(0, at), authority.slice(at + 1)];
}

function unescapeHost(host: string): string {
  return unescape(host) ?? host;
}

/** A path that is a valid encoding stays; anything else is encoded anew. */
function escapePath(path: string): string {
  if (path === '*' || /^(?:[A-Za-z0-9\-_.~!$&'()*+,;=:@/[\]]|%[0-9a-fA-F]{2})*$/.test(path)) return path;
  return Array.from(unescapedBytes(path), escapeByte).join('');
}

function unescapedBytes(text: string): Buffer {
  return Buffer.concat(text.split(/(%[0-9a-fA-F]{2})/).map((part, index) => (index % 2 === 1 ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part))));
}

function escapeByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[A-Za-z0-9\-_.~$&+,/:;=@]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

function unescape(text: string): string | undefined {
  return isEscaped(text) ? unescapedBytes(text).toString() : undefined;
}

function unescapeQuery(text: string | undefined): string | undefined {
  return text === undefined ? undefined : unescape(text.replaceAll('+', ' '));
}
