import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { environmentOf } from '../../apps/environments';
import platform from '../../apps/platform/app';
import tumorTriage from '../../apps/tumor-triage/app';
import type { MlopsApp } from '../../lib/app';
import type { SynthesizedObject } from '../../lib/testing';

export const repositoryRoot = path.resolve(__dirname, '../..');

interface Config {
  readonly imports: readonly string[];
  readonly context: { readonly 'cdk8s-mlops': { readonly apps: Readonly<Record<string, string>>; readonly environments: Readonly<Record<string, unknown>> } };
}

export const config = parse(readFileSync(path.join(repositoryRoot, 'cdk8s.yaml'), 'utf8')) as Config;
export const environments = Object.keys(config.context['cdk8s-mlops'].environments);

export const appFunctions = { platform, 'tumor-triage': tumorTriage } as const;
export type AppName = keyof typeof appFunctions;

/** One app in one environment, as cdk8s.yaml describes it. */
export interface Published {
  readonly app: AppName;
  readonly environment: string;
  readonly made: MlopsApp;
  readonly objects: readonly SynthesizedObject[];
}

/** Every app in every environment, synthesized in this process. */
export const published: readonly Published[] = environments.flatMap((environment) =>
  (Object.keys(appFunctions) as AppName[]).map((app) => {
    const made = appFunctions[app](environmentOf(environment));
    return { app, environment, made, objects: made.manifestSet().entries.map(({ object }) => object as SynthesizedObject) };
  }),
);

/** `Deployment mlflow/mlflow`; `Namespace mlflow` for what has no namespace. */
export function describeObject({ kind, metadata }: SynthesizedObject): string {
  return `${kind} ${metadata?.namespace ? `${metadata.namespace}/` : ''}${metadata?.name}`;
}

/** All values below a value, with the keys that lead to them. */
export function* walk(value: unknown, keys: readonly (string | number)[] = []): Generator<{ keys: readonly (string | number)[]; value: unknown }> {
  yield { keys, value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) yield* walk(child, [...keys, Array.isArray(value) ? Number(key) : key]);
}
