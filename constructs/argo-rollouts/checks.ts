import type { SystemChecks } from '../../lib/checks/system-checks';
import { referenceModels } from './references';
import type * as rulesModule from './rules';

/** What is checked of this system's objects, beyond what the kernel checks of every object. The rules are loaded when somebody asks for them. */
export const checks: SystemChecks = {
  references: referenceModels,
  get rules() {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return (require('./rules') as typeof rulesModule).rules;
  },
};
