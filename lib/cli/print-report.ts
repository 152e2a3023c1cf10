import { reporters, sourceReader, wantsColor, type ReportFormat } from '../checks/reporters';
import type { Rule } from '../checks/rule';
import type { CheckReport } from '../checks/runner';
import { packageVersion } from './package-version';

export interface PrintOptions {
  readonly format: ReportFormat;
  readonly rules: readonly Rule[];
  /** Folder that positions are relative to. */
  readonly folder: string;
}

/** Prints what the rules found, in the format that was asked for. */
export function printReport(report: CheckReport, { format, rules, folder }: PrintOptions, stream: NodeJS.WriteStream): void {
  const text = reporters[format].print(report, {
    color: wantsColor(stream, process.env),
    readSource: sourceReader(folder),
    rules,
    toolVersion: packageVersion(),
  });
  stream.write(text);
}
