import { referenceModels as argoCd } from '../../constructs/argo-cd/references';
import { referenceModels as argoEvents } from '../../constructs/argo-events/references';
import { referenceModels as argoRollouts } from '../../constructs/argo-rollouts/references';
import { referenceModels as argoWorkflows } from '../../constructs/argo-workflows/references';
import { referenceModels as crossplaneAws } from '../../constructs/crossplane-aws/references';
import { referenceModels as gatewayApi } from '../../constructs/gateway-api/references';
import { referenceModels as istio } from '../../constructs/istio/references';
import { referenceModels as secrets } from '../../constructs/secrets/references';
import { referenceModels as seldon } from '../../constructs/seldon/references';
import { rulesWith } from '../checks/kernel-rules';
import type { Rule } from '../checks/rule';

/** Every rule there is: the kernel's, and those of all systems. */
export function allRules(): readonly Rule[] {
  const systems = [argoCd, argoEvents, argoRollouts, argoWorkflows, crossplaneAws, gatewayApi, istio, secrets, seldon];
  return rulesWith(systems.map((references) => ({ references })));
}
