import { devNull } from 'node:os';

/** Variables that tie a git process to somebody else's repository, such as the one whose hook runs us. */
const foreign = [
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_CONFIG',
  'GIT_CONFIG_PARAMETERS',
  'GIT_DEFAULT_HASH',
  'GIT_DIR',
  'GIT_EXTERNAL_DIFF',
  'GIT_GRAFT_FILE',
  'GIT_INDEX_FILE',
  'GIT_NAMESPACE',
  'GIT_NO_REPLACE_OBJECTS',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_REPLACE_REF_BASE',
  'GIT_SHALLOW_FILE',
  'GIT_TEMPLATE_DIR',
  'GIT_WORK_TREE',
];

/**
 * Settings that win over every configuration file. The user's own file still counts for what only the user can know:
 * credentials, proxies, ssh, identity.
 */
export const safeSettings: readonly string[] = [
  `core.hooksPath=${devNull}`,
  'core.fsmonitor=false',
  'core.protectHFS=true',
  'core.protectNTFS=true',
  'core.quotePath=false',
  'fetch.recurseSubmodules=false',
  'gc.auto=0',
  'init.defaultBranch=main',
  'maintenance.auto=false',
  'protocol.ext.allow=never',
  'push.followTags=false',
  'push.gpgSign=false',
  'push.recurseSubmodules=no',
];

/** The environment for git: never asks, answers in English, runs no configured program but transports and credential helpers. */
export function gitEnvironment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.includes(name)));
  return {
    ...inherited,
    GIT_ALLOW_PROTOCOL: 'file:git:http:https:ssh',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
    ...extra,
  };
}

/**
 * Adds settings by environment, where neither the process list nor a file shows them: a URL may carry a token.
 * Settings that the caller's environment passes in the same way, as CI does for credentials, stay.
 */
export function settingsByEnvironment(settings: Readonly<Record<string, string>>): Record<string, string> {
  const first = Number(process.env.GIT_CONFIG_COUNT ?? 0) || 0;
  const entries = Object.entries(settings);
  return Object.fromEntries([
    ['GIT_CONFIG_COUNT', String(first + entries.length)],
    ...entries.flatMap(([key, value], i) => [
      [`GIT_CONFIG_KEY_${first + i}`, key],
      [`GIT_CONFIG_VALUE_${first + i}`, value],
    ]),
  ]);
}
