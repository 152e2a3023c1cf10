import { fieldAt, itemsOf, textOf } from '../../../lib/references/fields';
import { didYouMean } from '../../../lib/references/hints';
import { applicationSpecs, sourcesOf } from '../parts';
import { everyApplicationRule } from './kinds';

export const unknownSourceRef = everyApplicationRule({
  code: 'argo-cd/unknown-source-ref',
  summary: 'A file of values in another source names one of the sources of the Application.',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/multiple_sources/',
  checkObject(object, report) {
    for (const spec of applicationSpecs(object)) {
      const sources = sourcesOf(spec);
      const refs = sources.flatMap(({ fields }) => textOf(fields.ref) ?? []);
      for (const { path, fields } of sources) {
        for (const [index, file] of itemsOf(fieldAt(fields, 'helm', 'valueFiles')).entries()) {
          const name = /^\$([^/{}$]+)\//.exec(String(file))?.[1];
          if (name === undefined || /^ARGOCD_/.test(name) || refs.includes(name)) continue;
          report({
            path: `${path}.helm.valueFiles[${index}]`,
            message: `No source of the Application has the ref '${name}'.`,
            hint: `${didYouMean(name, refs)}Give the source with the values 'ref: ${name}'.`,
          });
        }
      }
    }
  },
});
