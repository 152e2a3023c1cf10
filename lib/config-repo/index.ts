export { driftPolicies, type Drift, type DriftPolicy } from './drift';
export { imageFields, type ImageField } from './image-fields';
export { layoutOf, type Layout } from './layout';
export { plaintextSecret } from './plaintext-secret';
export { publish } from './publish';
export { type PublishOptions, type PublishRequest, type PublishResult, type PublishStep, type PublishStepEvent } from './publish-options';
export { PublishRefused, type Obstacle, type RefusalReason } from './publish-refused';
export { renderObjects } from './rendered-files';
export { describeSource, type SourceProvenance } from './source-provenance';
