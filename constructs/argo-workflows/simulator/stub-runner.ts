import { nearestName } from '../../../lib/nearest-name';
import { fieldsOf, itemsOf } from '../../../lib/references/fields';
import { reachedFrom } from '../model/reachable';
import { contentOf, type GivenContent } from './content';
import type { RunSetup } from './engine/run';
import { valueText } from './given-value';
import { SimulationError } from './simulation-error';
import type { StepOutcome, StepRequest } from './step-runner';
import type { Stub, StubOutcome, Stubs } from './stubs';

const forAll = '*';

/** The stub of a step, by path, step or task, template; undefined where nobody stands for it. */
export function stubFor(stubs: Stubs, { path, task, templateName }: StepRequest): { readonly name: string; readonly stub: Stub } | undefined {
  const name = [path, task, templateName, forAll].find((one) => Object.hasOwn(stubs, one) && one !== '');
  return name === undefined ? undefined : { name, stub: stubs[name] };
}

/** Lets a stub stand for one attempt of a step. */
export function runStub({ name, stub }: { readonly name: string; readonly stub: Stub }, step: StepRequest): StepOutcome {
  const given = typeof stub === 'function' ? stub({ ...step, inputs: step.parameters }) ?? {} : stub;
  return outcomeOf(name, given, step);
}

function outcomeOf(name: string, given: StubOutcome, step: StepRequest): StepOutcome {
  const { outputs = {}, result, response, missing = [], ...rest } = given;
  if ('then' in given) throw new SimulationError([`The stub '${name}' is asynchronous. Stubs answer at once: the time that a step takes is its \`duration\`.`]);
  const parameters = namesOf(step, 'parameters');
  const artifacts = namesOf(step, 'artifacts');
  const known = [...parameters, ...artifacts];
  for (const output of [...Object.keys(outputs), ...missing]) if (!known.includes(output)) refuseOutput(name, output, step, known);
  const written = artifacts.filter((artifact) => !missing.includes(artifact));
  return {
    ...rest,
    parameters: Object.fromEntries(parameters.filter((one) => one in outputs).map((one) => [one, valueText(outputs[one])])),
    artifacts: Object.fromEntries(written.map((one) => [one, one in outputs ? contentOf(outputs[one] as GivenContent) : null])),
    ...(result !== undefined && { result: valueText(result) }),
    ...(response && { response: { statusCode: response.statusCode ?? 200, body: response.body ?? '', headers: response.headers ?? {} } }),
  };
}

function namesOf({ template }: StepRequest, list: 'parameters' | 'artifacts'): string[] {
  return itemsOf(fieldsOf(template.outputs)[list]).map((port) => String(fieldsOf(port).name));
}

function refuseOutput(name: string, output: string, { templateName }: StepRequest, known: readonly string[]): never {
  const near = nearestName(output, known);
  throw new SimulationError([`The stub '${name}' gives '${output}', and template '${templateName}' has no such output.${near === undefined ? '' : ` Did you mean '${near}'?`} It has: ${known.join(', ') || 'none'}.`]);
}

/** Who stands for nothing is a mistake: names of stubs and of resumed steps must be those of templates, steps or tasks. @throws SimulationError */
export function checkNames({ library, workflow }: RunSetup, option: string, names: readonly string[]): void {
  const known = new Set<string>([forAll]);
  for (const { template } of reachedFrom(library, workflow)) {
    known.add(template.name);
    for (const call of template.calls) known.add(call.name);
  }
  const unknown = names.filter((name) => !known.has(name) && !isPath(name));
  if (unknown.length === 0) return;
  throw new SimulationError(
    unknown.map((name) => {
      const near = nearestName(name, known);
      return `${option} '${name}': there is no template, step or task of this name.${near === undefined ? '' : ` Did you mean '${near}'?`}`;
    }),
  );
}

/** A path is known when it is reached only. */
function isPath(name: string): boolean {
  return /[.(]/.test(name) || name === 'onExit';
}

export function missingStub({ path, templateName, type }: StepRequest): SimulationError {
  const what = templateName === '' ? `its inline ${type}` : `template '${templateName}' (${type})`;
  const key = templateName === '' ? path : templateName;
  return new SimulationError([`Nothing stands for step '${path}', ${what}. Add a stub: stubs: { '${key}': () => ({}) }, or '*' for all steps.`]);
}
