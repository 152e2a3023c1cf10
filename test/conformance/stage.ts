/** One part of `npm run conformance`: judges our work with upstream's data, tools or servers. */
export interface Stage {
  /** What `npm run conformance <name>` runs alone. */
  readonly name: string;
  /** One line for people. */
  readonly title: string;
  run(context: StageContext): Promise<void> | void;
}

export interface StageContext {
  /** Folder with `crds/`, `corpora/` and `tools/`. */
  readonly shared: string;
  /** Ignored folder for what is built once: `.cache/`. */
  readonly cache: string;
  /** Prints a line under the stage's heading. */
  log(line: string): void;
  /** Counts one expectation; a failed one fails the run, and `detail` says why. */
  expect(passed: boolean, detail: string): void;
}
