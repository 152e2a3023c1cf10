import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Environment } from 'cdk8s-mlops';

interface Config {
  readonly context: { readonly 'cdk8s-mlops': { readonly environments: Readonly<Record<string, Environment['settings'] & Pick<Environment, 'target'>>> } };
}

/** An environment as cdk8s.yaml describes it, for `main.ts` of each app. */
export function environmentOf(name: string): Environment {
  const config = parse(readFileSync(path.join(__dirname, '../cdk8s.yaml'), 'utf8')) as Config;
  const { environments } = config.context['cdk8s-mlops'];
  const environment = environments[name];
  if (!environment) throw new Error(`cdk8s.yaml has no environment '${name}'. There are: ${Object.keys(environments).join(', ')}.`);
  const { target, ...settings } = environment;
  return { name, target, settings };
}
