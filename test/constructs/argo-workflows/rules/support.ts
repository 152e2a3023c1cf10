import { parse, parseAllDocuments } from 'yaml';
import { rules } from '../../../../constructs/argo-workflows/rules';
import { runChecks } from '../../../../lib/checks/runner';
import type { KubeObject } from '../../../../lib/kube-object';
import { openCatalog } from '../../../../lib/schema/catalog';
import { setOf } from '../../../references/support';

const schemas = openCatalog();

/** What all rules find in a set: `code path: message`, the code without its system. */
export function lint(yaml: string): string[] {
  return lintObjects(parseAllDocuments(yaml).map((document) => document.toJS() as KubeObject));
}

export function lintObjects(objects: readonly KubeObject[]): string[] {
  return runChecks(setOf(objects), { rules, schemas }).problems.map(({ code, path, message }) => `${code.replace('argo-workflows/', '')} ${path}: ${message}`);
}

const echo = { name: 'echo', inputs: { parameters: [{ name: 'text', default: 'hi' }] }, container: { image: 'busybox', args: ['{{inputs.parameters.text}}'] } };
const give = { name: 'give', container: { image: 'busybox' }, outputs: { parameters: [{ name: 'x', valueFrom: { path: '/tmp/x' } }], artifacts: [{ name: 'f', path: '/f' }] } };

/** A Workflow of a template `main`, written in YAML, with two templates beside it: `echo` takes `text`, `give` gives `x` and the artifact `f`. */
export function lintMain(main: string, spec = ''): string[] {
  const more = (spec === '' ? {} : parse(spec)) as { templates?: readonly object[] };
  const templates = [{ name: 'main', ...(parse(main) as object) }, echo, give, ...(more.templates ?? [])];
  return lintObjects([{ apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata: { name: 'demo' }, spec: { entrypoint: 'main', ...more, templates } }]);
}
