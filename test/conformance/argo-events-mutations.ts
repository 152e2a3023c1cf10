import path from 'node:path';
import { checks } from '../../constructs/argo-events/checks';
import { runChecks } from '../../lib/checks/runner';
import type { KubeObject } from '../../lib/kube-object';
import { openCatalog } from '../../lib/schema/catalog';
import { changed, pathsBelow, written } from '../constructs/rule-table';
import { askGoEvents } from './go-events/ask';
import type { Stage } from './stage';
import { filesBelow } from './support/corpus';
import { readYaml } from './support/read-yaml';

interface Mutant {
  readonly label: string;
  readonly object: KubeObject;
}

/**
 * Rules that are stricter than the controller on purpose: what it accepts can never work, or does nothing.
 * The last four take an empty list, a parameter without a destination and an interval without a unit for what they are.
 */
const stricter = [
  'duplicate-dependency', 'embedded-object', 'empty-event-source', 'event-expression', 'expression-filter', 'header-list',
  'invalid-conditions', 'misspelt-event-name', 'misspelt-filter-type', 'parameter-target',
  'trigger-action', 'unknown-dependency', 'unserved-port', 'webhook-collision', 'webhook-method', 'workflow-argument', 'workflow-entrypoint', 'bus-kind',
  'incomplete-event', 'incomplete-trigger', 'incomplete-parameter', 'invalid-check-interval',
].map((name) => `argo-events/${name}`);

/** Fields left out, emptied, misspelt and doubled in upstream's test cases: what the validators refuse, we refuse. */
export const stage: Stage = {
  name: 'argo-events-mutations',
  title: 'mutated objects of Argo Events, judged by the validators of its controller',
  run({ shared, cache, log, expect }) {
    const mutants = filesBelow(path.join(shared, 'corpora/argo-events-validate/manifests')).flatMap(mutantsOf);
    const verdicts = askGoEvents(cache, mutants.map(({ object }) => object));
    const figures = { valid: 0, quiet: 0, invalid: 0, found: 0 };
    for (const [index, { label, object }] of mutants.entries()) {
      const verdict = verdicts[index] ?? '';
      const codes = errorsOf(object);
      if (verdict === '') {
        figures.valid++;
        if (codes.every((code) => stricter.includes(code))) figures.quiet++;
        else expect(false, `${label}: valid, but ${codes.join(', ')}`);
      } else {
        figures.invalid++;
        if (codes.length > 0) figures.found++;
        else expect(false, `${label}: nothing found, but ${verdict}`);
      }
    }
    log(`valid ${figures.valid}, of these without alarm but by rules that are stricter ${figures.quiet}; invalid ${figures.invalid}, found ${figures.found}`);
    expect(figures.invalid > 1000 && figures.valid > 1000, `${mutants.length} mutants are too few`);
  },
};

const schemas = openCatalog({ kubernetesVersion: '1.34' });

function errorsOf(object: KubeObject): string[] {
  const set = { entries: [{ object, origin: {} }], externals: [], waivers: [], problems: [] };
  const { problems } = runChecks(set, { rules: checks.rules ?? [], schemas });
  return problems.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []));
}

function mutantsOf(file: string): Mutant[] {
  return (readYaml(file) as KubeObject[]).flatMap((object) =>
    [...pathsBelow(object.spec, ['spec'])].flatMap((at) => {
      const value = at.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown>)[step], object);
      const others = typeof value === 'string' ? ['', 'bogus'] : Array.isArray(value) && value.length === 1 ? [[value[0], value[0]]] : [];
      return [undefined, ...others].map((other) => ({ label: `${path.basename(file)} ${written(at)} = ${JSON.stringify(other)}`, object: changed(object, at, other) }));
    }),
  );
}
