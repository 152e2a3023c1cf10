import { fieldsOf, itemsOf, textOf } from '../../../lib/references/fields';
import { isLoop, type Template } from '../model/template';
import { tagsIn } from '../text/tags';
import { templateRule } from './workflow-rule';

/** The controller collects the parameters and results of the rounds. Of their artifacts there are as many as rounds, and none has the name. */
export const loopedArtifact = templateRule({
  code: 'argo-workflows/looped-artifact',
  summary: 'No artifact is taken from a step or task that runs once for each item.',
  docs: 'https://argo-workflows.readthedocs.io/en/latest/walk-through/loops/',
  look(template, report) {
    for (const { path, from } of artifactsTaken(template)) {
      const [, name, port] = /^(?:steps|tasks)\.([^.]+)\.outputs\.artifacts\.([^.]+)$/.exec(tagsIn(from)[0]?.content ?? '') ?? [];
      if (name === undefined || !template.callsNamed(name).some(isLoop)) continue;
      report({
        path,
        message: `'${name}' runs once for each item, and gives no artifact '${port}' as a whole.`,
        hint: 'Let each round write to a key of its own below one folder of the store, and take the folder; or pass parameters, which are collected.',
      });
    }
  },
});

/** The `from` of what calls are given, and of what the template gives itself. */
function* artifactsTaken({ fields, path, calls }: Template): Generator<{ path: string; from: string }> {
  const sections = [{ section: fields.outputs, at: `${path}.outputs` }, ...calls.map((call) => ({ section: call.fields.arguments, at: `${call.path}.arguments` }))];
  for (const { section, at } of sections) {
    const artifacts = itemsOf(fieldsOf(section).artifacts);
    for (let index = 0; index < artifacts.length; index++) {
      const from = textOf(fieldsOf(artifacts[index]).from);
      if (from !== undefined) yield { path: `${at}.artifacts[${index}].from`, from };
    }
  }
}
