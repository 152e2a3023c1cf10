/** Go's `url.ParseRequestURI`: an absolute URI, or an absolute path. */
export function isRequestUri(text: string): boolean {
  if (text === '' || /[\x00-\x1f\x7f]/.test(text)) return false;
  if (text === '*') return true;
  const scheme = schemeOf(text);
  if (scheme === undefined) return false;
  const rest = withoutQuery(text.slice(scheme === '' ? 0 : scheme.length + 1));
  if (!rest.startsWith('/')) return scheme !== '';
  if (!rest.startsWith('//') || scheme === '') return isEscaped(rest);
  const slash = rest.indexOf('/', 2);
  const authority = slash < 0 ? rest.slice(2) : rest.slice(2, slash);
  return isAuthority(authority) && isEscaped(slash < 0 ? '' : rest.slice(slash));
}

/** Without the colon; empty where there is none; undefined where the text begins with a colon. */
function schemeOf(text: string): string | undefined {
  if (text.startsWith(':')) return undefined;
  return /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(text)?.[1] ?? '';
}

function withoutQuery(text: string): string {
  const mark = text.indexOf('?');
  return mark < 0 ? text : text.slice(0, mark);
}

/** Every percent sign begins an escape of two hexadecimal digits. */
function isEscaped(text: string): boolean {
  return !/%(?![0-9a-fA-F]{2})/.test(text);
}

function isAuthority(authority: string): boolean {
  const at = authority.lastIndexOf('@');
  const user = at < 0 ? '' : authority.slice(0, at);
  return /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user) && isEscaped(user) && isHost(authority.slice(at + 1));
}

function isHost(host: string): boolean {
  if (host.startsWith('[')) {
    const end = host.lastIndexOf(']');
    return end > 0 && isPort(host.slice(end + 1)) && isHostText(host.slice(0, end + 1), true);
  }
  const colon = host.indexOf(':');
  if (colon >= 0 && !isPort(host.slice(host.lastIndexOf(':')))) return false;
  return isHostText(host, false);
}

function isPort(text: string): boolean {
  return text === '' || /^:[0-9]*$/.test(text);
}

/** Hosts may not carry what would end them; escapes stand for bytes beyond ASCII alone, or for a zone in brackets. */
function isHostText(host: string, brackets: boolean): boolean {
  if (/[\x00-\x20\\^`{|}\x7f]/.test(host)) return false;
  if (!brackets && /[/?#]/.test(host)) return false;
  return isEscaped(host) && (brackets || [...host.matchAll(/%([0-9a-fA-F]{2})/g)].every(([, hex]) => Number.parseInt(hex ?? '', 16) >= 0x80));
}
