import { Construct } from 'constructs';
import * as l1 from '../../../imports/argo-workflows';
import { carryChecks } from '../../../lib/checks/system-checks';
import { metadataOf, type ObjectProps } from '../../../lib/object-props';
import { applyOverrides, type DeepPartial } from '../../../lib/overrides';
import { rememberSource } from '../../../lib/source/remember-source';
import { checks } from '../checks';
import { memberPath, Expression } from '../values/expression';
import { EventValue, type Submission } from './submission';

/** What a WorkflowEventBinding is told. */
export interface WorkflowEventBindingProps extends ObjectProps {
  /** Name of the object. */
  readonly name: string;
  /** Which events start the workflow: a condition on `event`, or an expression as text. */
  readonly selector: Expression<boolean> | string;
  /** What they start, from `submit()`; arguments are fixed, or values of `event`. */
  readonly submit: Submission;
  /**
   * Name, labels and annotations of the workflows, each an expression over the event: a fixed text stands in quotes, as in `"'ci-'"`.
   * @default - named after the WorkflowTemplate
   */
  readonly workflowMetadata?: l1.Submit['metadata'];
  /** Fields of the spec that win over what the construct writes. @default - none */
  readonly overrides?: DeepPartial<l1.WorkflowEventBindingSpec>;
}

/** An event that the API of the Argo server was sent. @see https://argo-workflows.readthedocs.io/en/latest/events/ */
export const event = {
  /** A field of the body: `event.payload<string>('repository', 'name')`. */
  payload: <T = string>(...names: readonly string[]): EventValue<T> => new EventValue<T>(memberPath(['payload', ...names])),
  /** Values of a header, whose name is in small letters. */
  metadata: (name: string): EventValue<readonly string[]> => new EventValue(memberPath(['metadata', name])),
  /** The last part of the URL that the event was sent to. */
  discriminator: new EventValue<string>('discriminator'),
  /** Anything else that the expression language can say. */
  expression: <T = string>(source: string): EventValue<T> => new EventValue<T>(source),
};

/**
 * Starts workflows by events that are sent to the API of the Argo server.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/events/
 */
export class WorkflowEventBinding extends Construct {
  static {
    carryChecks(this, () => checks);
  }

  readonly resource: l1.WorkflowEventBinding;

  /** @throws where the submission starts elsewhere than at the entrypoint of the WorkflowTemplate, which the API cannot say */
  constructor(scope: Construct, id: string, props: WorkflowEventBindingProps) {
    super(scope, id);
    const { selector, submit, workflowMetadata, overrides, ...object } = props;
    const { entrypoint, ...submitted } = submit;
    if (entrypoint !== undefined) throw new Error(startsElsewhere(this.node.path, entrypoint, submit));
    this.resource = new l1.WorkflowEventBinding(this, 'Resource', {
      metadata: metadataOf(object),
      spec: applyOverrides<l1.WorkflowEventBindingSpec>(
        {
          event: { selector: selector instanceof Expression ? selector.source : selector },
          submit: { ...submitted, ...fromEvent(submit), ...(workflowMetadata && { metadata: workflowMetadata }) },
        },
        overrides,
      ),
    });
    rememberSource(this, new.target);
  }
}

/** The API of event bindings takes expressions alone: a fixed value is one that reads nothing of the event. */
function fromEvent({ arguments: given }: Submission): Pick<Submission, 'arguments'> {
  if (given?.parameters === undefined) return {};
  const parameters = given.parameters.map(({ value, ...other }) => {
    return value === undefined ? other : { ...other, valueFrom: { event: JSON.stringify(String(value)) } };
  });
  return { arguments: { ...given, parameters } };
}

/** The API of event bindings has no entrypoint. */
function startsElsewhere(path: string, entrypoint: string, { workflowTemplateRef }: Submission): string {
  return (
    `[${path}] An event binding starts a WorkflowTemplate at its own entrypoint, not at '${entrypoint}' of '${String(workflowTemplateRef.name)}'. ` +
    `Submit the WorkflowTemplate itself, or make one whose entrypoint is '${entrypoint}'.`
  );
}
