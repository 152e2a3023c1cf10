import type { ManifestEntry } from '../../../../lib/manifest-set';
import { nearestName } from '../../../../lib/nearest-name';
import { isFields } from '../../../../lib/references/fields';
import { isGiven } from '../../model/ports';
import { isWorkflow, Workflow } from '../../model/workflow';
import { innerList, isWhole, statusIn, type FieldList } from './field-status';
import { fieldsOfKinds } from './workflow';

/** Why objects cannot be simulated: fields that are refused, and those that nobody knows. Each with its path. */
export function refusedFields(entries: readonly ManifestEntry[]): string[] {
  const problems: string[] = [];
  for (const entry of entries.filter(isWorkflow)) {
    const { label } = new Workflow(entry);
    look(entry.object.spec, fieldsOfKinds[entry.object.kind], 'spec', (path, what) => problems.push(`${label}, ${path}: ${what}.`));
  }
  return problems;
}

type Report = (path: string, what: string) => void;

function look(value: unknown, list: FieldList, path: string, report: Report): void {
  if (Array.isArray(value)) return value.forEach((item, index) => look(item, list, `${path}[${index}]`, report));
  if (!isFields(value)) return;
  for (const [field, inner] of Object.entries(value)) {
    if (!isGiven(inner)) continue;
    const at = list['*'] === undefined ? `${path}.${field}` : `${path}[${field}]`;
    const status = statusIn(list, field);
    if (status === undefined) report(at, `there is no such field${suggestion(field, list)}`);
    else if (!isWhole(status)) look(inner, innerList(status), at, report);
    else if (status.status === 'refused') report(at, `it cannot be simulated: ${status.reason}`);
  }
}

/** What Argo Workflows 3 had and 4 has not, and what does the same there since 3.6. @see https://argo-workflows.readthedocs.io/en/latest/deprecations/ */
const successors: Readonly<Record<string, string>> = { mutex: 'mutexes', semaphore: 'semaphores', schedule: 'schedules' };

function suggestion(field: string, list: FieldList): string {
  const successor = Object.hasOwn(successors, field) ? successors[field] : undefined;
  if (successor !== undefined && list[successor] !== undefined) return ` any more: Argo Workflows 4 removed it. Use '${successor}', which 3.7 has too`;
  const near = nearestName(field, Object.keys(list));
  return near === undefined ? '' : `; perhaps '${near}' is meant`;
}
