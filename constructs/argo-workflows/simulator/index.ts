export type { ArtifactContent, InputArtifact, StepOutcome, StepRequest, StepRunner, StepType } from './step-runner';
export type { Attempt, NodeType, Phase, TraceArtifact, TraceInputs, TraceNode, TraceOutputs } from './trace';
