import type * as l1 from '../../../imports/argo-workflows';
import { Expression } from '../values/expression';
import { textOperand } from '../values/operands';

/** Labels and annotations that a workflow gets when it starts. */
export interface WorkflowMetadata {
  /** Values can be made of the arguments of the workflow, so that workflows are found by what they were started with. @default - none */
  readonly labels?: Readonly<Record<string, string | Expression<unknown>>>;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The API has labels that are expressions in a list of their own; what they give must be a text. */
export function workflowMetadataSpec({ labels = {}, annotations }: WorkflowMetadata): NonNullable<l1.WorkflowSpec['workflowMetadata']> {
  const known = Object.entries(labels).filter(([, value]) => !(value instanceof Expression));
  const later = Object.entries(labels).flatMap(([key, value]) => (value instanceof Expression ? [[key, { expression: textOperand(value) }]] : []));
  return {
    ...(known.length > 0 && { labels: Object.fromEntries(known) as Record<string, string> }),
    ...(later.length > 0 && { labelsFrom: Object.fromEntries(later) as Record<string, l1.LabelValueFrom> }),
    ...(annotations && { annotations }),
  };
}
