export { type IAccount, type Permission } from './account';
export { checks } from './checks';
export { deliver, type DeliveredEvent, type Delivery, eventOf, receiveGitHub, type RecordedRequest, type TriggerOutcome, UnsupportedFieldError } from './delivery';
export { EventBus, type EventBusProps, type IEventBus } from './event-bus';
export { EventSource } from './event-source';
export { type CombinedCondition, type Condition } from './events/condition';
export { anyOf, between, context, type EventFilter, expression, script } from './events/event-filter';
export { EventHandle, type EventOrigin } from './events/event-handle';
export { type EventPath } from './events/event-path';
export { type EventText, type EventValue, text, type WhereMissing } from './events/event-value';
export { GitHubEventSource, type GitHubEventSourceProps } from './github-event-source';
export { GitLabEventSource, type GitLabEventSourceProps } from './gitlab-event-source';
export type * from './payloads/event-data';
export type * from './payloads/github';
export { type GitLabCommit, type GitLabEvent, type GitLabMergeRequest, type GitLabPayload, type GitLabProject, type GitLabPush } from './payloads/gitlab';
export { Sensor, type SensorProps } from './sensor';
export { type EventDefinition, type EventKind } from './sources/event-definition';
export {
  bucketEvent,
  calendarEvent,
  genericEvent,
  kafkaEvent,
  natsEvent,
  otherEvent,
  redisEvent,
  resourceEvent,
  snsEvent,
  sqsEvent,
  webhookEvent,
} from './sources/event-definitions';
export { type EventSourceProps, type EventSourceService } from './sources/event-source-base';
export { callCustom, callHttp, logEvent, otherAction, sendEmail, sendToSlack } from './triggers/actions';
export { createObject, deleteObject, patchObject, type TriggeredObject, updateObject } from './triggers/objects';
export { type Payload } from './triggers/payload';
export { type SensorTrigger } from './triggers/sensor-trigger';
export { submit, type SubmitArguments, type SubmitOptions } from './triggers/submit';
export { type TriggerAction } from './triggers/trigger-action';
export { onWorkflow, type WorkflowOperation } from './triggers/workflow-operations';
export { type WorkflowParameter, type WorkflowParameters, type WorkflowTemplateHandle } from '../../lib/workflow-template-handle';
