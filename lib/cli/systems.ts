import { checks as argoCd } from '../../constructs/argo-cd/checks';
import { checks as argoEvents } from '../../constructs/argo-events/checks';
import { checks as argoRollouts } from '../../constructs/argo-rollouts/checks';
import { checks as argoWorkflows } from '../../constructs/argo-workflows/checks';
import { checks as crossplaneAws } from '../../constructs/crossplane-aws/checks';
import { checks as gatewayApi } from '../../constructs/gateway-api/checks';
import { checks as istio } from '../../constructs/istio/checks';
import { checks as secrets } from '../../constructs/secrets/checks';
import { checks as seldon } from '../../constructs/seldon/checks';
import { rulesWith } from '../checks/kernel-rules';
import type { Rule } from '../checks/rule';

/** Every rule there is: the kernel's, and those of all systems. */
export function allRules(): readonly Rule[] {
  return rulesWith([argoCd, argoEvents, argoRollouts, argoWorkflows, crossplaneAws, gatewayApi, istio, secrets, seldon]);
}
