import type { MlopsApp } from '../app';
import { hasErrors, type CheckReport } from '../checks/runner';
import { CheckError } from '../synth/check-manifests';

/**
 * Passes when the app's rules find no error in its objects.
 *
 * @returns the report, with warnings and waivers
 * @throws CheckError whose message is the whole report
 */
export function expectValid(app: MlopsApp): CheckReport {
  const report = app.check();
  if (hasErrors(report)) throw new CheckError(report);
  return report;
}
