/**
 * Values by the dotted names that tags have: `steps.a.outputs.result`. A value is a text in most cases; `null` says that it is there and
 * empty: the output of a step that was skipped, without default. Expressions may also be given numbers, lists and maps.
 */
export type Variables = Readonly<Record<string, unknown>>;
