/** A field that is not evaluated here: rather no answer than a wrong one. */
export class UnsupportedFieldError extends Error {
  override readonly name = 'UnsupportedFieldError';

  constructor(
    readonly field: string,
    what: string,
  ) {
    super(`'${field}' is not evaluated by deliver(): ${what}. Test this part in a cluster, or leave it out of the test.`);
  }
}
