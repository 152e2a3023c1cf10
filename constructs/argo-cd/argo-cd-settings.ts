import { Construct } from 'constructs';
import type { IgnoreDifference } from '../../imports/argo-cd';
import { ConfigMap } from '../../imports/kubernetes';
import { emitYaml } from '../../lib/emit/yaml';
import { rememberSource } from '../../lib/source/remember-source';
import { healthChecks, type HealthCheck } from './health';

/** Kinds that Argo CD does not look at. */
export interface ResourceFilter {
  readonly apiGroups: readonly string[];
  readonly kinds: readonly string[];
  /** @default - all */
  readonly clusters?: readonly string[];
}

export interface ArgoCdSettingsProps {
  /** @default - those of `healthChecks` */
  readonly health?: readonly HealthCheck[];
  /** For all Applications; entries may name no single object. @default - none */
  readonly ignoreDifferences?: readonly IgnoreDifference[];
  /** @default - what Argo CD leaves out by itself, and `ProviderConfigUsage` of Crossplane, of which there is one for every managed resource */
  readonly exclusions?: readonly ResourceFilter[];
  /** By what Argo CD knows its objects. Labels break Crossplane, which copies them to what it makes. @default 'annotation' */
  readonly trackingMethod?: 'annotation' | 'annotation+label';
  /** Further entries of the ConfigMap, which win. @default - none */
  readonly data?: Readonly<Record<string, string>>;
}

export interface ArgoCdSettingsConfigMapProps extends ArgoCdSettingsProps {
  /** @default - the namespace of the chart */
  readonly namespace?: string;
}

/**
 * Settings of Argo CD itself, the ConfigMap `argocd-cm`. Where Helm's chart makes that ConfigMap, give it `ArgoCdSettings.helmValues(...)` instead.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/argocd-cm-yaml/
 */
export class ArgoCdSettings extends Construct {
  /** Values for the chart `argo-cd` of Helm. */
  static helmValues(this: void, props: ArgoCdSettingsProps = {}): { readonly configs: { readonly cm: Readonly<Record<string, string>> } } {
    return { configs: { cm: render(props) } };
  }

  readonly resource: ConfigMap;

  constructor(scope: Construct, id: string, props: ArgoCdSettingsConfigMapProps = {}) {
    super(scope, id);
    this.resource = new ConfigMap(this, 'Resource', {
      metadata: {
        name: 'argocd-cm',
        ...(props.namespace !== undefined && { namespace: props.namespace }),
        labels: { 'app.kubernetes.io/name': 'argocd-cm', 'app.kubernetes.io/part-of': 'argocd' },
      },
      data: render(props),
    });
    rememberSource(this, new.target);
  }
}

/** High-volume objects that controllers make; the ConfigMap replaces Argo CD's own list, so it repeats that. */
const exclusionsByDefault: readonly ResourceFilter[] = [
  { apiGroups: ['', 'discovery.k8s.io'], kinds: ['Endpoints', 'EndpointSlice'] },
  { apiGroups: ['coordination.k8s.io'], kinds: ['Lease'] },
  {
    apiGroups: ['authentication.k8s.io', 'authorization.k8s.io'],
    kinds: ['LocalSubjectAccessReview', 'SelfSubjectAccessReview', 'SelfSubjectReview', 'SelfSubjectRulesReview', 'SubjectAccessReview', 'TokenReview'],
  },
  { apiGroups: ['certificates.k8s.io'], kinds: ['CertificateSigningRequest'] },
  { apiGroups: ['cert-manager.io'], kinds: ['CertificateRequest'] },
  { apiGroups: ['*.crossplane.io', '*.upbound.io'], kinds: ['ProviderConfigUsage'] },
];

function render(props: ArgoCdSettingsProps): Readonly<Record<string, string>> {
  const { health = Object.values(healthChecks).flat(), ignoreDifferences = [], exclusions = exclusionsByDefault, trackingMethod = 'annotation' } = props;
  return {
    'application.resourceTrackingMethod': trackingMethod,
    'resource.exclusions': emitYaml(exclusions),
    ...renderHealth(health),
    ...renderIgnored(ignoreDifferences),
    ...props.data,
  };
}

/** A key of a ConfigMap holds no `*`: checks of many kinds stand together in one entry. */
function renderHealth(checks: readonly HealthCheck[]): Record<string, string> {
  const isWide = ({ group, kind }: HealthCheck): boolean => group.includes('*') || kind.includes('*');
  const wide = checks.filter(isWide).map(({ group, kind, lua }) => [`${group}/${kind}`, { 'health.lua': lua }]);
  const single = checks.filter((check) => !isWide(check)).map(({ group, kind, lua }) => [`resource.customizations.health.${keyOf(group, kind)}`, lua]);
  return { ...(wide.length > 0 && { 'resource.customizations': emitYaml(Object.fromEntries(wide)) }), ...Object.fromEntries(single) };
}

/** Several entries of one kind are one. */
function renderIgnored(ignored: readonly IgnoreDifference[]): Record<string, string> {
  const byKind = new Map<string, { [list: string]: readonly string[] }>();
  for (const { group = '', kind, jqPathExpressions = [], jsonPointers = [], managedFieldsManagers = [] } of ignored) {
    const key = `resource.customizations.ignoreDifferences.${keyOf(group, kind)}`;
    const known = byKind.get(key) ?? {};
    const lists = { jqPathExpressions, jsonPointers, managedFieldsManagers };
    for (const [list, items] of Object.entries(lists)) if (items.length > 0) known[list] = [...new Set([...(known[list] ?? []), ...items])];
    byKind.set(key, known);
  }
  return Object.fromEntries([...byKind].map(([key, lists]) => [key, emitYaml(lists)]));
}

function keyOf(group: string, kind: string): string {
  return group === '' ? kind : `${group}_${kind}`;
}
