import path from 'node:path';

/** Thrown for a URL or branch that git would take for something else. */
export class UnsafeArgumentError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnsafeArgumentError';
  }
}

const schemes = ['file', 'git', 'http', 'https', 'ssh'];

/**
 * Refuses what git would not take for a repository: options (`--upload-pack=…`), remote helpers (`ext::…`), unknown schemes.
 *
 * @returns the URL
 * @throws UnsafeArgumentError
 */
export function checkRemoteUrl(url: string): string {
  const problem = problemOfUrl(url);
  if (problem) throw new UnsafeArgumentError(`The repository ${JSON.stringify(redact(url))} ${problem}`);
  return url;
}

function problemOfUrl(url: string): string | undefined {
  if (url === '') return 'is empty. Give a URL or a path.';
  if (url.startsWith('-')) return 'starts with "-", which git takes for an option. Give a URL, or a path that starts with "./".';
   
  if (/[\x00-\x1f\x7f]/.test(url)) return 'holds a control character.';
  if (/^[A-Za-z0-9+.-]*::/.test(url)) return 'names a remote helper ("::"), which can run any program. Give a URL or a path.';
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):\/\//.exec(url)?.[1]?.toLowerCase();
  if (scheme && !schemes.includes(scheme)) return `has the scheme ${scheme}. Use ${schemes.slice(0, -1).join(', ')} or ${schemes.at(-1)}.`;
  if (/^[a-z]+:\/\/([^/@]*@)?-/i.test(url) || /^([^/@]*@)?-[^/]*:/.test(url)) return 'has a host that starts with "-", which ssh takes for an option.';
  return undefined;
}

/**
 * Refuses names that git does not allow for a branch, before they reach a command line.
 *
 * @returns the branch
 * @throws UnsafeArgumentError
 * @see https://git-scm.com/docs/git-check-ref-format
 */
export function checkBranch(branch: string): string {
   
  const bad = branch === '' || branch === '@' || branch === 'HEAD' || /^[-/]|\/$|\/\/|\.\.|@\{|[\x00-\x20\x7f~^:?*[\\]|\.$/.test(branch);
  const badPart = branch.split('/').some((part) => part.startsWith('.') || part.endsWith('.lock'));
  if (bad || badPart) throw new UnsafeArgumentError(`${JSON.stringify(branch)} is no name for a branch. Use letters, digits, "-", "_", "." and "/", as in release/1.2.`);
  return branch;
}

/** A path is meant from where we are; git runs elsewhere. */
export function absoluteUrl(url: string): string {
  const isPath = !/^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(url) && !/^[^/]{2,}:/.test(url);
  return isPath ? path.resolve(url) : url;
}

/** Takes the user and password out of every URL in a text. */
export function redact(text: string): string {
  return text.replace(/([A-Za-z][A-Za-z0-9+.-]*:\/\/)[^/\s'"]*@/g, '$1');
}

/**
 * What stays the same whether a repository is reached by https or ssh, with or without a user: `host/owner/name`.
 * A path stays a path.
 */
export function repositoryName(url: string): string {
  const clean = redact(url).replace(/\/+$/, '').replace(/\.git$/, '');
  const byScheme = /^(?:https?|ssh|git):\/\/([^/]+)\/(.+)$/i.exec(clean);
  if (byScheme) return `${byScheme[1]!.replace(/:\d+$/, '').toLowerCase()}/${byScheme[2]}`;
  const byHost = /^(?:[^/@:]+@)?([^/@:]{2,}):(?!\/\/)\/?(.+)$/.exec(clean);
  return byHost ? `${byHost[1]!.toLowerCase()}/${byHost[2]}` : clean;
}
