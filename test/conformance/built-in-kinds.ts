import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../lib/package-root';
import { openCatalog } from '../../lib/schema/catalog';
import { judgeResource } from '../../lib/schema/judge';
import type { ResolvedKind } from '../../lib/schema/schema-catalog';
import type { SchemaProblem } from '../../lib/schema/schema-problem';
import type { SchemaBundle } from '../../lib/schema/structural-schema';
import type { Stage } from './stage';
import { Generator } from './support/generate-object';
import { mutate } from './support/mutate';
import { Random } from './support/random';

const perKind = 100;
const target = 0.99;

interface Judged {
  readonly object: object;
  readonly kind: ResolvedKind;
}

export const stage: Stage = {
  name: 'built-in-kinds',
  title: "strict decoding of Kubernetes' own kinds, beside Go's",
  run({ cache, log, expect }) {
    const judged = mutatedObjects();
    const answers = decodeInGo(cache, judged.map(({ object }) => object));
    const known = judged.map((one, index) => ({ ...one, answer: answers[index] ?? '' })).filter(({ answer }) => answer !== 'unknown kind');
    const differences = known.filter(({ object, kind, answer }) => (decodingProblems(object, kind).length === 0) !== (answer === ''));
    const valid = known.filter(({ answer }) => answer === '');
    const alarms = differences.filter(({ answer }) => answer === '').length;
    log(`valid ${valid.length}, false alarms ${alarms}; invalid ${known.length - valid.length}, missed ${differences.length - alarms}`);
    for (const { object, kind, answer } of differences.slice(0, 10)) {
      log(`  ${kind.kind}: we ${decodingProblems(object, kind).map(({ path: field, message }) => `${field}: ${message}`).join(' ') || 'nothing'}; Go ${answer || 'nothing'}`);
    }
    expect(differences.length <= known.length * (1 - target), `fewer than ${target * 100} % with the same verdict`);
  },
};

/** Objects of every built-in kind: of four, three with mistakes. */
function mutatedObjects(): Judged[] {
  const random = new Random(34);
  const catalog = openCatalog({ kubernetesVersion: '1.34' });
  const bundle = JSON.parse(readFileSync(path.join(packageRoot(), 'imports/schemas/kubernetes-1.34.json'), 'utf8')) as SchemaBundle;
  return Object.keys(bundle.kinds).flatMap((key) => {
    const slash = key.lastIndexOf('/');
    const kind = catalog.find(key.slice(0, slash), key.slice(slash + 1));
    if (kind === undefined) return [];
    const generator = new Generator(random, kind.definitions);
    return Array.from({ length: perKind }, (_, index) => {
      const base = { ...(generator.make(kind.schema) as object), apiVersion: kind.apiVersion, kind: kind.kind };
      return { object: index % 4 === 0 ? base : mutate(base, random), kind };
    });
  });
}

/** What decoding refuses. That a field is required is said by the server's validation, later. */
function decodingProblems(object: object, kind: ResolvedKind): readonly SchemaProblem[] {
  return judgeResource(kind, object, { names: false }).problems.filter(({ code }) => code !== 'schema/required');
}

function decodeInGo(cache: string, objects: readonly object[]): string[] {
  const binary = path.join(cache, 'go-decoder');
  execFileSync('go', ['build', '-o', binary, '.'], { cwd: path.join(__dirname, 'go-decoder'), env: { ...process.env, CGO_ENABLED: '0' } });
  const input = objects.map((object) => `${JSON.stringify(object)}\n`).join('');
  const output = execFileSync(binary, [], { input, maxBuffer: 2 ** 30, encoding: 'utf8' });
  return output.trim().split('\n').map((line) => JSON.parse(line) as string);
}
