/** CEL's `uint`: kept apart from `int`, which is a plain bigint. */
export class Uint {
  constructor(readonly value: bigint) {}
}
