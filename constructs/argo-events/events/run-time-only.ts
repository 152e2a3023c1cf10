/**
 * What has a meaning only when an event comes. Text of JavaScript is made before that, so it can hold none of it: `[object Object]`, or the
 * insides as JSON, would be in the Sensor.
 */
export abstract class RunTimeOnly {
  /** What it is, as the subject of a sentence, and what to do instead. */
  protected abstract inText(): { readonly what: string; readonly hint: string };

  /** @throws always: the Sensor alone can make a text of it */
  toString(): string {
    const { what, hint } = this.inText();
    throw new Error(`${what} is put into a text, before any event came. ${hint}`);
  }

  /** @throws always, as `toString` does */
  toJSON(): string {
    return this.toString();
  }
}
