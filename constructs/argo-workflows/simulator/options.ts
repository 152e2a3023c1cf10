import type { GivenContent } from './content';
import type { MemoCache } from './memo-cache';
import type { Stubs } from './stubs';
import type { WorkflowSource } from './workflow-source';

/** A value that a workflow gets: what is no text is written as the controller would read it from JSON. */
export type GivenValue = string | number | boolean | readonly unknown[] | { readonly [key: string]: unknown };

/** Who resumes a suspended step, when, and with which values. */
export interface Resume {
  /** Values for outputs with `valueFrom.supplied`. @default - none */
  readonly outputs?: Readonly<Record<string, GivenValue>>;
  /** Seconds that it waits for this. @default 0 */
  readonly after?: number;
  /** `Failed`: it was refused. @default 'Succeeded' */
  readonly phase?: 'Succeeded' | 'Failed';
}

/** What a run of a workflow is given, whoever does the work of its steps. */
export interface RunOptions {
  /** Values of the workflow's parameters. @default - those that the workflow states */
  readonly arguments?: Readonly<Record<string, GivenValue>>;
  /** Contents of artifacts: by name those of the workflow's arguments, by key what lies in the store already. @default - none */
  readonly artifacts?: Readonly<Record<string, GivenContent>>;
  /** Objects that the workflow refers to: WorkflowTemplates, ConfigMaps. @default - those that come with the workflow */
  readonly objects?: WorkflowSource;
  /** Name of the object to run, where several could be. @default - the only one */
  readonly workflow?: string;
  /** Suspended steps that are resumed, by name of template, name of step or task, or path. @default - they wait for their duration, or for ever */
  readonly resume?: Readonly<Record<string, Resume>>;
  /** What memoized templates gave in earlier runs. `trace.cache` is this and what the run added. @default - nothing */
  readonly cache?: MemoCache;
  /** When the workflow starts. @default - 2025-01-01T00:00:00Z */
  readonly now?: Date;
  /** Whether rules for workflows are asked first; an error that one finds is an error of the simulation. @default true */
  readonly check?: boolean;
}

export interface SimulateOptions extends RunOptions {
  /** What steps do, by name of template, name of step or task, or path; `*` is for all others. @default - none */
  readonly stubs?: Stubs;
}
