import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { KubeObject } from '../../../lib/kube-object';

/** One object among others that it refers to. */
export interface Question {
  readonly objects: readonly KubeObject[];
  /** Index of the object to judge. */
  readonly judged: number;
}

/** What Argo's own validator (3.7) says of each; empty where it says nothing. Its Go program is built once; some minutes the first time. */
export function verdictsOfArgo(cache: string, questions: readonly Question[]): string[] {
  const binary = path.join(cache, 'go-workflows');
  execFileSync('go', ['build', '-o', binary, '.'], { cwd: path.join(__dirname, '../go-workflows') });
  const input = questions.map(({ objects, judged }) => `${JSON.stringify({ objects, judged })}\n`).join('');
  const output = execFileSync(binary, { input, maxBuffer: 2 ** 28, encoding: 'utf8' });
  return output.trimEnd().split('\n').map((line) => JSON.parse(line) as string);
}

/** The kinds that the validator knows. */
export function isJudgedByArgo({ kind }: KubeObject): boolean {
  return ['Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate', 'CronWorkflow'].includes(kind);
}
