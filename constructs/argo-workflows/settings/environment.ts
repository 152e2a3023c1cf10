import type * as k8s from '../../../imports/kubernetes';
import type { NamedObject } from '../../../lib/named-object';
import type { Expression } from '../values/expression';

/** A value in an environment: a text, a number, what is known when the workflow runs, or a key of a Secret or ConfigMap. */
export type EnvironmentValue = string | number | boolean | Expression<unknown> | { readonly valueFrom: k8s.EnvVarSource };

/** The environment of a container, by name of the variable. */
export type EnvironmentVariables = Readonly<Record<string, EnvironmentValue>>;

/** A key of a Secret. */
export function secretKey(
  secret: NamedObject,
  key: string,
  options: { readonly optional?: boolean } = {},
): { readonly valueFrom: k8s.EnvVarSource } {
  return { valueFrom: { secretKeyRef: { name: secret.name, key, ...options } } };
}

/** A key of a ConfigMap. */
export function configMapKey(
  configMap: NamedObject,
  key: string,
  options: { readonly optional?: boolean } = {},
): { readonly valueFrom: k8s.EnvVarSource } {
  return { valueFrom: { configMapKeyRef: { name: configMap.name, key, ...options } } };
}

/** As the API lists it. */
export function environmentList(variables: EnvironmentVariables): k8s.EnvVar[] {
  return Object.entries(variables).map(([name, value]) =>
    typeof value === 'object' && 'valueFrom' in value ? { name, valueFrom: value.valueFrom } : { name, value: `${value as string}` },
  );
}
