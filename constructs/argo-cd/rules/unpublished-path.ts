import type { Published } from '../../../lib/checks/published';
import { didYouMean } from '../../../lib/references/hints';
import { publishedSources } from '../config-repository';
import { applicationSpecs } from '../parts';
import { everyApplicationRule } from './kinds';

export const unpublishedPath = everyApplicationRule({
  code: 'argo-cd/unpublished-path',
  summary: 'An Application that reads the config repository reads a folder that is published to.',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/',
  checkObject(object, report, { published }) {
    if (!published) return;
    for (const spec of applicationSpecs(object)) {
      for (const { at, path } of publishedSources(spec, published)) {
        if (isPublished(path, published)) continue;
        report({
          path: `${at}.path`,
          message: `The path '${path}' is in the config repository, and nothing is published there.`,
          hint: `${didYouMean(path, [...published.folders.keys()])}The apps and environments of cdk8s.yaml are published to envs/<environment>/<app>; waive the code where another source publishes there.`,
        });
      }
    }
  },
});

/** Judged are the folders of publish, and those above them. Placeholders of an ApplicationSet may become any name. */
function isPublished(path: string, { folders }: Published): boolean {
  const [top, environment, app, below = 'rendered'] = path.split('/');
  if (top !== 'envs' || below !== 'rendered') return true;
  const wanted = [top, environment, app].filter((name) => name !== undefined);
  return [...folders.keys()].some((folder) => folder.split('/').every((name, index) => mayBe(wanted[index] ?? name, name)));
}

function mayBe(text: string, name: string): boolean {
  const [start = '', ...others] = text.split(/\{\{.*?\}\}/);
  if (others.length === 0) return text === name;
  return name.startsWith(start) && name.endsWith(others[others.length - 1]!);
}
