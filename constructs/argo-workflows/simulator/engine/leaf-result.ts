import { fieldAt, fieldsOf, isFields, itemsOf, textOf } from '../../../../lib/references/fields';
import { evaluateExpression } from '../../evaluate';
import type { Template } from '../../model/template';
import type { StepOutcome } from '../step-runner';
import { NodeError } from './node-error';

interface Judged {
  readonly phase: 'Succeeded' | 'Failed' | 'Error';
  readonly message?: string;
  readonly result?: string;
}

/** How a step ended, as its kind of template is judged. */
export function judged(template: Template, outcome: StepOutcome): Judged {
  const { exitCode = 0, phase = exitCode === 0 ? 'Succeeded' : 'Failed', message = phase === 'Failed' ? `Error (exit code ${exitCode === 0 ? 1 : exitCode})` : undefined } = outcome;
  const plain: Judged = { phase, message, ...(template.hasResult && { result: outcome.result ?? '' }) };
  if (phase !== 'Succeeded') return plain;
  if (template.type === 'http') return judgedResponse(template, outcome);
  if (template.type === 'data') return { ...plain, result: transformed(template, outcome.result ?? '[]') };
  return plain;
}

/** @see https://argo-workflows.readthedocs.io/en/latest/http-template/ */
function judgedResponse({ fields }: Template, { response, result = '' }: StepOutcome): Judged {
  const { statusCode = 200, body = result, headers = {} } = response ?? {};
  const { successCondition, method, url, body: sent } = fieldsOf(fields.http);
  const condition = textOf(successCondition);
  if (condition === undefined) {
    return statusCode >= 200 && statusCode < 300 ? { phase: 'Succeeded', result: body } : { phase: 'Failed', message: `received non-2xx response code: ${statusCode}`, result: body };
  }
  const request = { method: textOf(method) ?? 'GET', url, body: sent ?? '', headers: {} };
  const holds = evaluateExpression(condition, { request, response: { statusCode, body, headers } });
  return holds === true ? { phase: 'Succeeded', result: body } : { phase: 'Failed', message: `successCondition '${condition}' evaluated false`, result: body };
}

/** The paths that were found go through each step of the transformation. @see https://argo-workflows.readthedocs.io/en/latest/data-sourcing-and-transformation/ */
function transformed({ fields }: Template, found: string): string {
  let data = parsed(found);
  for (const step of itemsOf(fieldAt(fields, 'data', 'transformation'))) if (isFields(step)) data = evaluateExpression(String(step.expression), { data });
  return JSON.stringify(data);
}

function parsed(found: string): unknown {
  try {
    return JSON.parse(found) as unknown;
  } catch {
    throw new NodeError(`The result of a data template is the JSON list of the paths that were found, and '${found}' is none.`);
  }
}
