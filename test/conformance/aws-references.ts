import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { awsReferences } from '../../constructs/crossplane-aws/aws-references';
import type { Stage } from './stage';

interface Row {
  readonly group: string;
  readonly kind: string;
  readonly path: string;
  readonly targetGroup: string;
  readonly targetKind: string;
}

/** The table of what AWS resources refer to, compared with upstream's descriptions, both ways. */
export const stage: Stage = {
  name: 'aws-references',
  title: 'references between AWS resources are those that upstream describes',
  run({ shared, log, expect }) {
    const rows = JSON.parse(readFileSync(join(shared, 'crds/crossplane-aws/references.json'), 'utf8')) as Row[];
    const upstream = new Set(rows.map(({ group, kind, path, targetGroup, targetKind }) => `${group}.${kind}${path} -> ${targetGroup}.${targetKind}`));
    const ours = new Set(ourRows());
    for (const row of upstream) expect(ours.has(row), `the table lacks ${row}`);
    for (const row of ours) expect(upstream.has(row), `upstream lacks ${row}`);
    log(`${ours.size} references of ours, ${upstream.size} of upstream`);
  },
};

function ourRows(): string[] {
  return Object.entries(awsReferences).flatMap(([group, kinds]) =>
    Object.entries(kinds).flatMap(([kind, references]) =>
      Object.entries(references).map(([path, target]) => `${group}.${kind}.${path} -> ${target.includes('.') ? target : `${group}.${target}`}`),
    ),
  );
}
