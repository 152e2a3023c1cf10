export { deliver, type Delivery, type TriggerOutcome } from './deliver';
export { type DeliveredEvent, eventOf } from './delivered-event';
export { receiveGitHub, type RecordedRequest } from './receive-github';
export { UnsupportedFieldError } from './unsupported';
