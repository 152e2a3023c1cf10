import { Construct } from 'constructs';
import * as L1 from '../../imports/argo-cd';
import { carryChecks } from '../../lib/checks/system-checks';
import { rememberSource } from '../../lib/source/remember-source';
import { renderApplicationMetadata, renderApplicationSpec, type ApplicationProps } from './application-template';
import { checks } from './checks';

/** An Application that somebody names, such as one of another app. */
export interface IApplication {
  readonly applicationName: string;
  /** Where the object is, if that is known. */
  readonly applicationNamespace?: string;
}

/**
 * Keeps manifests of git or of a chart repository in sync with a cluster. Applied on the server side, pruned, self-healing and tried again by
 * default.
 *
 * @example
 * new Application(chart, 'istiod', {
 *   project,
 *   source: { repoURL: 'https://istio-release.storage.googleapis.com/charts', chart: 'istiod', targetRevision: '1.30.3' },
 *   destination: { namespace: 'istio-system' },
 * });
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/
 */
export class Application extends Construct implements IApplication {
  static {
    carryChecks(Application, () => checks);
  }

  /** One that is not made here. */
  static fromName(this: void, applicationName: string, applicationNamespace?: string): IApplication {
    return { applicationName, ...(applicationNamespace !== undefined && { applicationNamespace }) };
  }

  readonly resource: L1.Application;

  constructor(scope: Construct, id: string, props: ApplicationProps) {
    super(scope, id);
    this.resource = new L1.Application(this, 'Resource', { metadata: renderApplicationMetadata(props), spec: renderApplicationSpec(props) });
    rememberSource(this, new.target);
  }

  get applicationName(): string {
    return this.resource.name;
  }

  get applicationNamespace(): string | undefined {
    return this.resource.metadata.namespace;
  }
}
