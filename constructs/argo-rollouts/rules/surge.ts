import { canaryOf, canaryPath } from '../parts';
import { rolloutRule } from './kinds';

export const surge = rolloutRule({
  code: 'argo-rollouts/surge',
  summary: 'A canary may add pods or take some away: maxSurge and maxUnavailable are not both 0.',
  docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/canary/',
  checkObject(object, report) {
    const canary = canaryOf(object);
    if (canary === undefined || !isZero(canary.maxSurge) || !isZero(canary.maxUnavailable)) return;
    report({
      path: `${canaryPath}.maxSurge`,
      message: "'maxSurge' and 'maxUnavailable' are both 0, so that no pod can be replaced.",
      hint: 'Raise one of them.',
    });
  },
});

/** Both are a quarter where they are not given. */
function isZero(value: unknown): boolean {
  return value !== undefined && /^0+%?$/.test(String(value));
}
