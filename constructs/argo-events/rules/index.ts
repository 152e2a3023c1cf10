import type { Rule } from '../../../lib/checks/rule';
import { busKind } from './bus-kind';
import { conditionsReset } from './conditions-reset';
import { deadLetter } from './dead-letter';
import { duplicateDependency } from './duplicate-dependency';
import { duplicateEventName } from './duplicate-event-name';
import { duplicateTrigger } from './duplicate-trigger';
import { embeddedObject } from './embedded-object';
import { emptyEventSource } from './empty-event-source';
import { eventExpression } from './event-expression';
import { expressionFilter } from './expression-filter';
import { expressionName } from './expression-name';
import { filterOperator } from './filter-operator';
import { filterPattern } from './filter-pattern';
import { misspeltFilterType, unknownFilterType } from './filter-type';
import { headerList } from './header-list';
import { incompleteBus } from './incomplete-bus';
import { incompleteEvent } from './incomplete-event';
import { incompleteFilter } from './incomplete-filter';
import { incompleteParameter } from './incomplete-parameter';
import { incompleteSensor } from './incomplete-sensor';
import { incompleteTrigger } from './incomplete-trigger';
import { incompleteWebhook } from './incomplete-webhook';
import { invalidCheckInterval } from './invalid-check-interval';
import { invalidConditions } from './invalid-conditions';
import { invalidSchedule } from './invalid-schedule';
import { invalidTls } from './invalid-tls';
import { jetstreamReplicas } from './jetstream-replicas';
import { mixedDeployment } from './mixed-deployment';
import { objectAsText } from './object-as-text';
import { parameterTarget } from './parameter-target';
import { repeatedEvent } from './repeated-event';
import { resourceSelector } from './resource-selector';
import { templateArgument } from './template-argument';
import { timeFilter } from './time-filter';
import { triggerAction } from './trigger-action';
import { triggerPolicy } from './trigger-policy';
import { triggerSetting } from './trigger-setting';
import { unknownDependency } from './unknown-dependency';
import { misspeltEventName, unknownEventName } from './unknown-event-name';
import { unknownEventSetting } from './unknown-event-setting';
import { unservedPort } from './unserved-port';
import { watchedPath } from './watched-path';
import { webhookCollision } from './webhook-collision';
import { webhookMethod } from './webhook-method';
import { workflowArgument } from './workflow-argument';
import { workflowEntrypoint } from './workflow-entrypoint';

/** What the controller refuses, and what it accepts and then never works. */
export const rules: readonly Rule[] = [
  busKind,
  conditionsReset,
  deadLetter,
  duplicateDependency,
  duplicateEventName,
  duplicateTrigger,
  embeddedObject,
  emptyEventSource,
  eventExpression,
  expressionFilter,
  expressionName,
  filterOperator,
  filterPattern,
  headerList,
  incompleteBus,
  incompleteEvent,
  incompleteFilter,
  incompleteParameter,
  incompleteSensor,
  incompleteTrigger,
  incompleteWebhook,
  invalidCheckInterval,
  invalidConditions,
  invalidSchedule,
  invalidTls,
  jetstreamReplicas,
  misspeltEventName,
  misspeltFilterType,
  mixedDeployment,
  objectAsText,
  parameterTarget,
  repeatedEvent,
  resourceSelector,
  templateArgument,
  timeFilter,
  triggerAction,
  triggerPolicy,
  triggerSetting,
  unknownDependency,
  unknownEventName,
  unknownEventSetting,
  unknownFilterType,
  unservedPort,
  watchedPath,
  webhookCollision,
  webhookMethod,
  workflowArgument,
  workflowEntrypoint,
];
