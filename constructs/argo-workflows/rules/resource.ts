import { readText } from '../../../lib/read/read-text';
import { fieldsOf, isFields, itemsOf, textOf } from '../../../lib/references/fields';
import { hasTag, replaceTags } from '../text/tags';
import { oneOf, templateRule } from './workflow-rule';

const actions = ['get', 'create', 'apply', 'delete', 'replace', 'patch'];

export const invalidResource = templateRule({
  code: 'argo-workflows/invalid-resource',
  summary: 'A resource template has a known action, and one manifest of YAML unless it gets or deletes.',
  docs: 'https://argo-workflows.readthedocs.io/en/latest/walk-through/kubernetes-resources/',
  look({ type, fields, path: templatePath, inputArtifacts }, report) {
    if (type !== 'resource') return;
    const path = `${templatePath}.resource`;
    const { action, manifest, manifestFrom } = fieldsOf(fields.resource);
    const verb = textOf(action) ?? '';
    if (!hasTag(verb) && !actions.includes(verb)) report({ path: `${path}.action`, message: `'${verb}' is no action.`, hint: `Use ${oneOf(actions)}.` });
    if (verb === 'get' || verb === 'delete') return;
    const text = textOf(manifest);
    if (text === undefined && !isFields(manifestFrom)) report({ path: `${path}.manifest`, message: 'The resource has no manifest.', hint: 'Give manifest or manifestFrom.' });
    if (text !== undefined && isFields(manifestFrom)) report({ path: `${path}.manifestFrom`, message: 'The resource has manifest and manifestFrom.', hint: 'Keep one of them.' });
    const artifact = textOf(fieldsOf(fieldsOf(manifestFrom).artifact).name);
    if (artifact !== undefined && !inputArtifacts.some(({ name }) => name === artifact)) report({ path: `${path}.manifestFrom.artifact.name`, message: `There is no input artifact '${artifact}'.`, hint: 'Add it to the inputs.' });
    const error = text === undefined ? undefined : yamlError(text);
    if (error !== undefined) report({ path: `${path}.manifest`, message: `The manifest is no YAML: ${error}`, hint: 'Correct it.' });
  },
});

/** A manifest of nothing but a variable is known when the workflow runs. */
function yamlError(text: string): string | undefined {
  if (/^\s*\{\{[^}]*\}\}\s*$/.test(text)) return undefined;
  const problem = readText(replaceTags(text, 'x'), 'manifest').problems.find(({ code }) => code === 'yaml/syntax');
  return problem?.message;
}

export const invalidContainerSet = templateRule({
  code: 'argo-workflows/invalid-container-set',
  summary: "Containers of a set wait for containers of the set, not in circles; inputs and outputs are those of one called 'main'.",
  docs: 'https://argo-workflows.readthedocs.io/en/latest/container-set-template/',
  look({ type, fields, path: templatePath, inputArtifacts, outputArtifacts, outputParameters }, report) {
    if (type !== 'containerSet') return;
    const path = `${templatePath}.containerSet.containers`;
    const containers = itemsOf(fieldsOf(fields.containerSet).containers).map(fieldsOf);
    const names = containers.map(({ name }) => textOf(name) ?? '');
    if (containers.length === 0) report({ path, message: 'The containerSet has no container.', hint: 'Give it one.' });
    containers.forEach(({ dependencies }, index) => {
      itemsOf(dependencies).forEach((name, at) => {
        if (!names.includes(String(name))) report({ path: `${path}[${index}].dependencies[${at}]`, message: `There is no container '${String(name)}' to wait for.`, hint: 'Name a container of this set.' });
      });
    });
    const circle = containers.findIndex((_, index) => leadsTo(index, index, containers, names));
    if (circle >= 0) report({ path: `${path}[${circle}].dependencies`, message: `Container '${names[circle]}' waits for itself.`, hint: 'Remove one of the dependencies.' });
    if (inputArtifacts.length + outputArtifacts.length + outputParameters.length > 0 && !names.includes('main')) report({ path, message: "Inputs and outputs need a container 'main'.", hint: "Call the container that reads and writes them 'main'." });
  },
});

function leadsTo(from: number, to: number, containers: readonly Readonly<Record<string, unknown>>[], names: readonly string[]): boolean {
  const seen = new Set<number>();
  const waiting = [from];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const name of itemsOf(containers[next]?.dependencies)) {
      const index = names.indexOf(String(name));
      if (index === to) return true;
      if (index >= 0 && !seen.has(index)) waiting.push(index);
      seen.add(index);
    }
  }
  return false;
}
