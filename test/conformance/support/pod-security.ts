import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { KubeObject } from '../../../lib/kube-object';
import type { StageContext } from '../stage';
import { buildChecker } from './reference-checker';

/** What the Pod Security Standards say of one object; `skipped` where it starts no pod. */
export interface PodVerdict {
  readonly status: 'allowed' | 'denied' | 'skipped' | 'unreadable';
  readonly violations: readonly { readonly reason: string; readonly detail?: string }[];
}

/** Kubernetes' own admission library, without a cluster; one verdict for each object, in order. */
export function checkPodSecurity(context: StageContext, level: string, objects: readonly KubeObject[]): PodVerdict[] {
  const program = path.join(path.dirname(buildChecker(context)), 'pod-security-check');
  const input = objects.map((object) => `---\n${JSON.stringify(object)}\n`).join('');
  const { stdout, stderr } = spawnSync(program, ['-level', level, '-'], { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const verdicts = stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line) as PodVerdict);
  if (verdicts.length !== objects.length) throw new Error(`pod-security-check judged ${verdicts.length} of ${objects.length} objects: ${stderr}`);
  return verdicts;
}
