/** Upstream's examples run as the account that every namespace has, in pods of which nothing is demanded. */
export const upstreamDefaults = { serviceAccount: 'default', podDefaults: 'none' } as const;
