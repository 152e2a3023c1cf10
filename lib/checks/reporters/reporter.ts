import type { Rule } from '../rule';
import type { CheckReport } from '../runner';

/** What `lint --format` and `synth --format` choose from. */
export const reportFormats = ['text', 'json', 'sarif', 'github', 'junit'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Prints a report in one format. Pure: files and colours come in as options. */
export interface Reporter {
  readonly format: ReportFormat;
  /** @returns whole lines; empty, or what the format calls empty, when there is nothing to tell */
  print(report: CheckReport, options?: ReporterOptions): string;
}

export interface ReporterOptions {
  /** Colours for a terminal. @default false */
  readonly color?: boolean;
  /** Text of a source file, for the excerpt. @default - no excerpts */
  readonly readSource?: (file: string) => string | undefined;
  /** The rules that ran, for formats that list them with what they demand. @default - only those that found something, by code */
  readonly rules?: readonly Rule[];
  /** Version of this tool, for formats that name it. @default - none */
  readonly toolVersion?: string;
}
