import { posix } from 'node:path';
import { textOf } from '../../../lib/references/fields';
import { applicationSpecs, sourcesOf } from '../parts';
import { everyApplicationRule } from './kinds';

export const sourcePath = everyApplicationRule({
  code: 'argo-cd/source-path',
  summary: 'The path of a source leads into its repository.',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/',
  checkObject(object, report) {
    for (const spec of applicationSpecs(object)) {
      for (const { path: at, fields } of sourcesOf(spec)) {
        const path = textOf(fields.path);
        if (path === undefined || !leadsOut(path)) continue;
        report({ path: `${at}.path`, message: `The path '${path}' leads out of the repository.`, hint: "Write it from the top of the repository, without '/' before it." });
      }
    }
  },
});

function leadsOut(path: string): boolean {
  return path.startsWith('/') || posix.normalize(path).split('/')[0] === '..';
}
