/** What an image would bring: programs, files, and how it starts. */
export interface LocalImage {
  /** Files and folders of this machine by their path in the container; each step gets a copy. @default - none */
  readonly files?: Readonly<Record<string, string>>;
  /** Folder in the container where programs start, unless the template says another. @default '/' */
  readonly workingDir?: string;
  /** What runs where the template names no command. @default - the template must name one */
  readonly entrypoint?: readonly string[];
  /** Programs of this machine in place of those that commands name: `{ python: '.venv/bin/python' }`. @default - found on PATH */
  readonly programs?: Readonly<Record<string, string>>;
  /** Variables that the image sets. @default - none */
  readonly env?: Readonly<Record<string, string>>;
}

export interface LocalProcessesOptions {
  /** Folder for what steps read and write: `steps/<pod>.<attempt>/` for each attempt, `volumes/<name>/` for what they share. Made if needed. */
  readonly folder: string;
  /** Images by name, with or without tag; `*` is for all others. @default - commands run as they are written */
  readonly images?: Readonly<Record<string, LocalImage>>;
  /** Values of Secrets, by name and key. @default - none */
  readonly secrets?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Values of ConfigMaps, by name and key. @default - none */
  readonly configMaps?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Folders of this machine that stand for volumes, by name of the volume. @default - claims and other shared volumes lie below `folder` */
  readonly volumes?: Readonly<Record<string, string>>;
  /** Variables for every step. Of this process's own environment steps see PATH alone. @default - none */
  readonly env?: Readonly<Record<string, string>>;
  /** Namespace that steps are told. @default 'default' */
  readonly namespace?: string;
  /** Seconds after which a step is ended that has no deadline of its own. @default 300 */
  readonly timeout?: number;
  /** How many steps run at a time. @default - as many as this machine has cores */
  readonly parallelism?: number;
  /** Whether the trace has the seconds that steps took, so that it differs from run to run. @default false: each step takes one second */
  readonly measuresTime?: boolean;
}
