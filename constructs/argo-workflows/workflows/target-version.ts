import type { Construct } from 'constructs';
import type * as l1 from '../../../imports/argo-workflows';
import type { ArgoWorkflowsVersion } from '../../../lib/schema/schema-catalog';

/** The release that an app's workflows are written for: `new MlopsApp({ argoWorkflowsVersion: '3.7' })`. */
export function targetVersion(scope: Construct): ArgoWorkflowsVersion {
  return (scope.node.root as { readonly argoWorkflowsVersion?: ArgoWorkflowsVersion }).argoWorkflowsVersion ?? '4.1';
}

/** The template as that release wants it. What the release does not know stays, and is reported by the check of its schema. */
export function forVersion(template: l1.Template, version: ArgoWorkflowsVersion): l1.Template {
  return version === '3.7' ? withCacheKeys(template) : template;
}

/** 3.7 asks for a key of the ConfigMap that it remembers results in, and does not use it. */
function withCacheKeys(template: l1.Template): l1.Template {
  const { memoize } = template;
  if (!memoize) return template;
  return { ...template, memoize: { ...memoize, cache: { configMap: { ...memoize.cache.configMap, key: 'cache' } as l1.Cache['configMap'] } } };
}
