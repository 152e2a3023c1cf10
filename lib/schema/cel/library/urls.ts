import { isRequestUri } from '../../formats/uri';
import { ArrayList } from '../values/list';
import { EntryMap } from '../values/map';
import { overload, type Overload } from './overload';
import { Url } from './url';

function queryOf(url: Url): EntryMap {
  return new EntryMap(Array.from(url.parameters, ([name, values]) => [name, new ArrayList(values)] as const));
}

/** URLs. */
export const urlFunctions: readonly Overload[] = [
  overload('url(string) -> URL', (text: string) => Url.parse(text)),
  overload('isURL(string) -> bool', isRequestUri),
  overload('URL.getScheme() -> string', (url: Url) => url.scheme),
  overload('URL.getHost() -> string', (url: Url) => url.host),
  overload('URL.getHostname() -> string', (url: Url) => url.hostname),
  overload('URL.getPort() -> string', (url: Url) => url.port),
  overload('URL.getEscapedPath() -> string', (url: Url) => url.escapedPath),
  overload('URL.getQuery() -> map<string, list<string>>', queryOf),
];
