import { stringify } from 'yaml';

/** A small CustomResourceDefinition as YAML: `spec` of kind Widget, or what `versions` and `overrides` say. */
export function crd(spec: object, overrides: { group?: string; kind?: string; scope?: string; versions?: object[]; root?: object } = {}): string {
  const { group = 'acme.io', kind = 'Widget', scope = 'Namespaced', root = {} } = overrides;
  const plural = `${kind.toLowerCase()}s`;
  const schema = { type: 'object', description: 'Sentence of the root.', properties: { ...header, spec, status: { type: 'object' } }, ...root };
  const versions = overrides.versions ?? [version('v1', schema)];
  const body = { group, scope, names: { kind, plural }, versions };
  return stringify({ apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: `${plural}.${group}` }, spec: body });
}

const header = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' } };

export function version(name: string, schema: object, flags: object = {}): object {
  return { name, served: true, storage: false, schema: { openAPIV3Schema: schema }, ...flags };
}

export function object(properties: object, rest: object = {}): object {
  return { type: 'object', properties, ...rest };
}

export const string = { type: 'string' };
export const integer = { type: 'integer' };

/** Kubernetes' API as far as the tests need it. */
export const swagger = JSON.stringify({
  swagger: '2.0',
  paths: {
    '/api/v1/namespaces/{namespace}/pods': { post: { 'x-kubernetes-group-version-kind': { group: '', version: 'v1', kind: 'Pod' } } },
    '/api/v1/nodes': { post: { 'x-kubernetes-group-version-kind': { group: '', version: 'v1', kind: 'Node' } } },
  },
  definitions: {
    'io.k8s.api.core.v1.Pod': {
      description: 'Sentence of Pod.',
      type: 'object',
      properties: {
        apiVersion: string,
        kind: string,
        metadata: { $ref: '#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' },
        spec: { $ref: '#/definitions/io.k8s.api.core.v1.PodSpec' },
        template: { $ref: '#/definitions/io.k8s.api.core.v1.PodTemplateSpec' },
        status: { type: 'object' },
      },
      'x-kubernetes-group-version-kind': [{ group: '', version: 'v1', kind: 'Pod' }],
    },
    'io.k8s.api.core.v1.Node': {
      type: 'object',
      properties: { metadata: { $ref: '#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' }, taint: { $ref: '#/definitions/io.k8s.api.core.v1.Node' } },
      'x-kubernetes-group-version-kind': [{ group: '', version: 'v1', kind: 'Node' }],
    },
    'io.k8s.api.core.v1.PodTemplateSpec': { type: 'object', properties: { spec: { $ref: '#/definitions/io.k8s.api.core.v1.PodSpec' } } },
    'io.k8s.api.core.v1.PodSpec': {
      type: 'object',
      required: ['containers'],
      properties: { containers: { type: 'array', items: { $ref: '#/definitions/io.k8s.api.core.v1.Container' } }, hostNetwork: { type: 'boolean' } },
    },
    'io.k8s.api.core.v1.Container': {
      type: 'object',
      required: ['name'],
      properties: {
        name: { ...string, description: 'Sentence of name.' },
        image: string,
        command: { type: 'array', items: string },
        port: { $ref: '#/definitions/io.k8s.apimachinery.pkg.util.intstr.IntOrString' },
        limits: { type: 'object', additionalProperties: { $ref: '#/definitions/io.k8s.apimachinery.pkg.api.resource.Quantity' } },
        tty: { type: 'boolean' },
        raw: { $ref: '#/definitions/io.k8s.apimachinery.pkg.runtime.RawExtension' },
      },
    },
    'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta': { type: 'object', properties: { name: string, labels: { type: 'object', additionalProperties: string } } },
    'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { type: 'string', format: 'int-or-string' },
    'io.k8s.apimachinery.pkg.api.resource.Quantity': { type: 'string' },
    'io.k8s.apimachinery.pkg.runtime.RawExtension': { type: 'object' },
  },
});
