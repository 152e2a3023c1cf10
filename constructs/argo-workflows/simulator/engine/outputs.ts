import { fieldsOf, textOf, type Fields } from '../../../../lib/references/fields';
import { evaluateExpression, evaluateText, substitute, type Variables } from '../../evaluate';
import { isGiven, literalOf, type Port } from '../../model/ports';
import type { Template } from '../../model/template';
import type { StepOutcome } from '../step-runner';
import type { TraceArtifact } from '../trace';
import type { Boundary } from './boundary';
import { givenArguments, keyOf } from './given-arguments';
import { noOutputs, type Node, type NodeOutputs } from './node';
import { NodeError } from './node-error';
import type { Run } from './run';

interface LeafEnd {
  /** It succeeded, so that nothing may be missing. */
  readonly isComplete: boolean;
  readonly result?: string;
  readonly exitCode: number;
}

/** What a step that does work gives. */
export function leafOutputs(run: Run, template: Template, outcome: StepOutcome, { isComplete, result, exitCode }: LeafEnd): NodeOutputs {
  const outputs = noOutputs();
  if (template.hasResult && template.type !== 'http') outputs.exitCode = String(exitCode);
  if (result !== undefined) outputs.result = result.replace(/\r?\n$/, '');
  for (const { name, fields } of template.outputParameters) {
    const value = outcome.parameters?.[name] ?? literalOf(fields.value) ?? literalOf(fieldsOf(fields.valueFrom).default);
    if (value !== undefined) outputs.parameters.set(name, value);
    else if (isComplete) throw new NodeError(`Output parameter '${name}' of ${template.label} was not given${pathWords(fields)}, and it has no default.`);
  }
  for (const port of template.outputArtifacts) {
    const artifact = leafArtifact(port, outcome);
    if (artifact) outputs.artifacts.set(port.name, artifact);
    else if (isComplete && port.fields.optional !== true) throw new NodeError(`Output artifact '${port.name}' of ${template.label} was not written.`);
    if (artifact?.key !== undefined) run.store.set(artifact.key, artifact);
  }
  return outputs;
}

function pathWords({ valueFrom }: Fields): string {
  const path = textOf(fieldsOf(valueFrom).path);
  return path === undefined ? '' : `: nothing was written to ${path}`;
}

function leafArtifact({ name, fields }: Port, { artifacts }: StepOutcome): TraceArtifact | undefined {
  const content = artifacts?.[name];
  const key = keyOf(fields);
  return content === undefined ? undefined : { ...(content && { content }), ...(key !== undefined && { key }) };
}

/** What a list of steps or a DAG gives: outputs of its parts. */
export function calledOutputs({ template, scope }: Boundary, run: Run): NodeOutputs {
  const outputs = noOutputs();
  for (const port of template.outputParameters) outputs.parameters.set(port.name, calledParameter(port, scope.variables(port.fields)));
  if (template.outputArtifacts.length > 0) {
    const variables = (): Variables => scope.variables({ fromExpression: template.fields.outputs });
    const artifacts = template.outputArtifacts.map(({ fields }) => fields);
    for (const [name, artifact] of givenArguments(run, { artifacts }, scope, variables).artifacts) outputs.artifacts.set(name, artifact);
  }
  return outputs;
}

function calledParameter({ name, fields }: Port, variables: Readonly<Record<string, unknown>>): string {
  const { parameter, expression, default: fallback } = fieldsOf(fields.valueFrom);
  const value = (): string | undefined => {
    if (textOf(expression) !== undefined) return expressedText(String(expression), variables);
    return substitute(literalOf(fields.value) ?? String(parameter), variables, { mustResolve: 'all' });
  };
  try {
    const found = value();
    if (found !== undefined) return found;
    throw new NodeError(`Output parameter '${name}' came to nothing, and it has no default.`);
  } catch (error) {
    const text = literalOf(fallback);
    if (text === undefined) throw error;
    return text;
  }
}

/** What an expression gives, as a parameter has it. */
function expressedText(expression: string, variables: Variables): string | undefined {
  return isGiven(evaluateExpression(expression, variables)) ? evaluateText(expression, variables) : undefined;
}

/** Outputs that have a name for the whole workflow. */
export function publishGlobals(run: Run, template: Template, { outputs }: Node): void {
  for (const { name, fields } of template.outputParameters) {
    const [global, value] = [textOf(fields.globalName), outputs.parameters.get(name)];
    if (global !== undefined && typeof value === 'string') run.globals[`workflow.outputs.parameters.${global}`] = value;
  }
  for (const { name, fields } of template.outputArtifacts) {
    const [global, artifact] = [textOf(fields.globalName), outputs.artifacts.get(name)];
    if (global !== undefined && artifact) run.globalArtifacts.set(global, artifact);
  }
}
