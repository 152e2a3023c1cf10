import type { Rule } from '../../../lib/checks/rule';
import type { ManifestEntry, ManifestSet } from '../../../lib/manifest-set';
import { openCatalog } from '../../../lib/schema/catalog';
import type * as rulesModule from '../rules';

/** What the rules for workflows say against running this one: errors only. */
export function problemsOf(set: ManifestSet, entry: ManifestEntry): string[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { rules } = require('../rules') as typeof rulesModule;
  const findings = new Set<string>();
  for (const rule of rules.filter(isError)) {
    rule.check({ set, schemas: openCatalog() }, (finding) => {
      if (finding.entry === entry) findings.add(`${finding.path ?? ''}: ${finding.message}${finding.hint === undefined ? '' : ` ${finding.hint}`}`);
    });
  }
  return [...findings];
}

function isError({ severity }: Rule): boolean {
  return severity === 'error';
}
