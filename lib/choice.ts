/** A field that is set, whatever it holds. */
type Set = NonNullable<unknown>;

/** Exactly one of the named fields is set: `Fields & ExactlyOne<'a' | 'b'>`. */
export type ExactlyOne<K extends string> = { [P in K]: { [Q in P]: Set } & { [Q in Exclude<K, P>]?: never } }[K];

/** At most one of the named fields is set. */
export type AtMostOne<K extends string> = { [P in K]: { [Q in Exclude<K, P>]?: never } }[K];

/** At least one of the named fields is set. */
export type AtLeastOne<K extends string> = { [P in K]: { [Q in P]: Set } }[K];
