/**
 * Where an app is synthesized for: a name and a target. The command line passes it to the app's function, and so does the app's `main.ts`.
 * What differs between two environments of one target (sizes, hosts, accounts) stands in `settings`.
 */
export interface Environment {
  /** Name of the folder below `envs/` in the config repository: lower-case letters, digits and `-`. */
  readonly name: string;
  /** `local`: a laptop or on-premise cluster; `aws`: EKS with AWS resources by Crossplane. */
  readonly target: 'local' | 'aws';
  /** Whatever else the app reads. @default - none */
  readonly settings?: Readonly<Record<string, unknown>>;
}
