import type { SystemChecks } from '../../lib/checks/system-checks';
import { referenceModels } from './references';
import { rules } from './rules';

/** What is checked of this system's objects, beyond what the kernel checks of every object. */
export const checks: SystemChecks = { rules, references: referenceModels };

/** What the constructs of this system carry: one function, so that an app has the checks once. */
export function rolloutsChecks(): SystemChecks {
  return checks;
}
