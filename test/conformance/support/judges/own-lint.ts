import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Judge } from '../judge';
import type { PublishedObject } from '../published';

interface Finding {
  readonly file: string;
  readonly code: string;
  readonly severity: string;
  readonly path: string;
  readonly message: string;
}

const cli = path.resolve(__dirname, '../../../../build/js/lib/cli/main.js');

/**
 * Our own `lint`, on the published files. References are left to publish, which has judged them: what an app declares as external is
 * not in the files.
 */
export const ownLint: Judge = {
  title: 'our lint',
  judge({ checkout, objects }) {
    const files = [...new Set(objects.map(({ file }) => path.relative(checkout, file)))];
    const argv = [cli, 'lint', '--isolated', '--only', 'schema,names,controller,security,deprecated', '--json', ...files];
    const { stdout, stderr } = spawnSync(process.execPath, argv, { cwd: checkout, encoding: 'utf8', maxBuffer: 2 ** 28 });
    if (!stdout.startsWith('[')) throw new Error(`lint did not run: ${stderr}`);
    const findings = JSON.parse(stdout) as readonly Finding[];
    const of = (one: PublishedObject): readonly Finding[] => findings.filter(({ file }) => path.resolve(checkout, file) === one.file);
    const judged = objects.filter((one) => !of(one).some(({ code }) => code === 'schema/unknown-kind'));
    return new Map(judged.map((one) => [one, of(one).filter(({ severity }) => severity === 'error').map(toText)]));
  },
};

function toText({ code, path: field, message }: Finding): string {
  return `${code} ${field}: ${message}`;
}
