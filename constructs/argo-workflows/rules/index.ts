import type { Rule } from '../../../lib/checks/rule';
import { invalidArgument, parameterAsArtifact } from './arguments';
import { twoStores } from './artifact-stores';
import { missingArgument, unknownArgument, valueNotInEnum } from './call-arguments';
import { invalidCron } from './cron';
import { dependencyCycle, invalidDepends, invalidTarget, mixedDependencies } from './dag';
import { invalidDeadline, misplacedLimit } from './deadlines';
import { invalidDuration } from './durations';
import { endlessRecursion } from './endless-recursion';
import { bindingArgument, invalidEventExpression } from './event-binding';
import { invalidArtifact, mountCollision } from './inputs';
import { invalidCondition } from './invalid-condition';
import { invalidExpression } from './invalid-expression';
import { duplicateName, invalidName } from './invalid-names';
import { emptyLock, hookWithoutExpression, invalidPodGc, invalidRetryPolicy } from './life-cycle';
import { longObjectName } from './long-object-name';
import { loopedArtifact } from './looped-artifact';
import { invalidLoop } from './loops';
import { invalidMetric } from './metrics';
import { missingDependency } from './missing-dependency';
import { missingImage, reservedContainerName, unnamedInitContainer } from './missing-image';
import { missingVolume } from './missing-volume';
import { invalidOutput } from './outputs';
import { invalidExecutorPlugin, invalidPodResources } from './pods';
import { invalidContainerSet, invalidResource } from './resource';
import { templateType } from './template-type';
import { undeclaredParameter } from './undeclared-parameter';
import { incompleteCall, missingEntrypoint, templatesBesideReference, unknownTemplate } from './unknown-template';
import { misspeltVariable, unresolvedInCalled, unresolvedVariable } from './unresolved-variable';

/** What the controller refuses of workflows, and mistakes that it lets pass until they run. */
export const rules: readonly Rule[] = [
  longObjectName, invalidName, duplicateName,
  missingEntrypoint, templatesBesideReference, unknownTemplate, incompleteCall, templateType,
  missingImage, unnamedInitContainer, reservedContainerName, misplacedLimit, invalidDeadline, invalidDuration,
  invalidArgument, parameterAsArtifact, missingArgument, unknownArgument, valueNotInEnum,
  invalidArtifact, twoStores, mountCollision, missingVolume, invalidOutput,
  unresolvedVariable, undeclaredParameter, unresolvedInCalled, misspeltVariable, invalidExpression, invalidCondition,
  invalidDepends, dependencyCycle, mixedDependencies, missingDependency, invalidTarget, invalidLoop, loopedArtifact, endlessRecursion,
  invalidResource, invalidContainerSet, invalidPodResources, invalidExecutorPlugin,
  invalidEventExpression, bindingArgument,
  hookWithoutExpression, invalidRetryPolicy, invalidPodGc, emptyLock, invalidMetric, invalidCron,
];
