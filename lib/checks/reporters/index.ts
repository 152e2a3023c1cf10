import { githubReporter } from './github';
import { jsonReporter } from './json';
import { junitReporter } from './junit';
import type { Reporter, ReportFormat } from './reporter';
import { sarifReporter } from './sarif';
import { textReporter } from './text';

export { wantsColor } from './colors';
export { reportFormats, type ReportFormat, type Reporter, type ReporterOptions } from './reporter';
export { sourceReader } from './source-excerpt';

/** The reporter of each format. */
export const reporters: Readonly<Record<ReportFormat, Reporter>> = {
  text: textReporter,
  json: jsonReporter,
  sarif: sarifReporter,
  github: githubReporter,
  junit: junitReporter,
};
