import { nearestName } from '../../../lib/nearest-name';
import { isFields, itemsOf, textOf, fieldsOf } from '../../../lib/references/fields';
import { dagOf, dependsOf, type Dag } from '../model/dag';
import { isLoop, type Call } from '../model/template';
import { taskResults, type DependsTerm } from '../text/depends';
import { hasTag } from '../text/tags';
import { didYouMean, oneOf, templateRule, type Report } from './workflow-rule';

const docs = 'https://argo-workflows.readthedocs.io/en/latest/enhanced-depends-logic/';

export const invalidDepends = templateRule({
  code: 'argo-workflows/invalid-depends',
  summary: 'What a task depends on can be understood, and is there.',
  docs,
  look(template, report) {
    if (template.type !== 'dag') return;
    const dag = dagOf(template);
    for (const task of dag.tasks.values()) {
      const depends = dependsOf(task);
      if (depends?.error !== undefined) report({ path: `${task.path}.depends`, message: `'${String(task.fields.depends)}' is not understood: ${depends.error}.`, hint: "Join tasks by '&&', '||' and '!', as in 'a && (b.Succeeded || c)'." });
      else for (const term of depends?.terms ?? []) reportTerm(term, task, `${task.path}.depends`, dag, report);
      if (depends === undefined) itemsOf(task.fields.dependencies).forEach((name, index) => reportTerm({ task: String(name) }, task, `${task.path}.dependencies[${index}]`, dag, report));
    }
  },
});

function reportTerm({ task: name, result }: DependsTerm, { name: own }: Call, path: string, dag: Dag, report: Report): void {
  const task = dag.tasks.get(name);
  if (!task) report({ path, message: `There is no task '${name}' to wait for.`, hint: `${didYouMean(nearestName(name, dag.tasks.keys()))}Name a task of this DAG.` });
  else if (name === own) return;
  if (result === undefined) return;
  if (!(taskResults as readonly string[]).includes(result)) report({ path, message: `'${result}' is no result of a task.`, hint: `${didYouMean(nearestName(result, taskResults))}Results are ${oneOf(taskResults)}.` });
  else if (task && (result === 'AnySucceeded' || result === 'AllFailed') && !isLoop(task)) report({ path, message: `'${name}.${result}' asks about the items of '${name}', which has none.`, hint: 'Ask for Succeeded or Failed, or give the task items.' });
}

export const dependencyCycle = templateRule({
  code: 'argo-workflows/dependency-cycle',
  summary: 'No task waits for itself, not by way of others either.',
  docs,
  look(template, report) {
    if (template.type !== 'dag') return;
    const dag = dagOf(template);
    for (const cycle of dag.cycles()) {
      const task = dag.tasks.get(cycle[0])!;
      const field = textOf(task.fields.depends) === undefined ? 'dependencies' : 'depends';
      report({ path: `${task.path}.${field}`, message: `Tasks wait for each other: ${cycle.join(' → ')}.`, hint: 'Remove one of these dependencies.' });
    }
  },
});

export const mixedDependencies = templateRule({
  code: 'argo-workflows/mixed-dependencies',
  summary: 'A DAG uses depends, or dependencies and continueOn; names of its tasks do not begin with a digit then.',
  docs,
  look(template, report) {
    if (template.type !== 'dag') return;
    const tasks = template.calls;
    const isDepends = tasks.some(({ fields }) => textOf(fields.depends) !== undefined);
    for (const { fields, path, name } of tasks) {
      const hasDependencies = itemsOf(fields.dependencies).length > 0;
      if (isDepends && hasDependencies) report({ path: `${path}.dependencies`, message: 'A DAG cannot have both depends and dependencies.', hint: "Write it as depends: 'a && b'." });
      if (isDepends && isFields(fields.continueOn)) report({ path: `${path}.continueOn`, message: 'A DAG with depends cannot have continueOn.', hint: `Let the tasks that follow depend on '${name} || ${name}.Failed || ${name}.Errored'.` });
      if ((isDepends || hasDependencies) && /^\d/.test(name)) report({ path: `${path}.name`, message: `'${name}' begins with a digit, which the names of tasks with dependencies cannot.`, hint: 'Begin it with a letter.' });
    }
  },
});

export const invalidTarget = templateRule({
  code: 'argo-workflows/invalid-target',
  summary: 'A DAG has tasks, and its targets are among them.',
  look(template, report) {
    if (template.type !== 'dag') return;
    const { path, fields } = template;
    const names = new Set(template.calls.map(({ name }) => name));
    if (names.size === 0) report({ path: `${path}.dag.tasks`, message: 'The DAG has no task.', hint: 'Give it one.' });
    const target = textOf(fieldsOf(fields.dag).target);
    if (target === undefined) return;
    for (const name of target.replace(/\{\{[^}]*\}\}/g, (tag) => tag.replaceAll(' ', '')).split(' ')) {
      if (name === '' || hasTag(name) || names.has(name)) continue;
      report({ path: `${path}.dag.target`, message: `There is no task '${name}' to aim at.`, hint: `${didYouMean(nearestName(name, names))}Name tasks of this DAG, with a space between them.` });
    }
  },
});
