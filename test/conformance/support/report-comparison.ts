import type { KubeObject } from '../../../lib/kube-object';
import type { StageContext } from '../stage';
import type { Comparison } from './compare';

/** The least share of objects with the reference's verdict. */
const target = 0.99;

/** Prints the figures and, but for a total, the first differences. */
export function reportComparison({ log, expect }: StageContext, name: string, comparison: Comparison): void {
  const { valid, invalid, sameVerdict, samePaths, differences } = comparison;
  const alarms = differences.filter((difference) => difference.kind === 'false alarm').length;
  const misses = differences.filter((difference) => difference.kind === 'miss').length;
  log(`${name}: valid ${valid}, false alarms ${alarms}; invalid ${invalid}, missed ${misses}; same verdict ${sameVerdict}, and all paths ${samePaths}`);
  if (name !== 'all') {
    const first = [...differences].sort((a, b) => Number(a.kind === 'path') - Number(b.kind === 'path')).slice(0, 5);
    for (const { kind, object, ours, theirs } of first) {
      log(`  ${kind}: ${(object as KubeObject).kind}; only we: ${without(ours, theirs)}; only they: ${without(theirs, ours)}`);
    }
  }
  expect(sameVerdict / (valid + invalid) >= target, `${name}: fewer than ${target * 100} % with the same verdict`);
}

/** Findings at places where the other has none. */
function without(findings: readonly string[], others: readonly string[]): string {
  const place = (finding: string): string => finding.slice(finding.indexOf(' '), finding.indexOf(': '));
  const places = new Set(others.map(place));
  return findings.filter((finding) => !places.has(place(finding))).slice(0, 3).join(' | ').slice(0, 300) || 'nothing';
}
