import { Construct } from 'constructs';
import { Role, RoleBinding, ServiceAccount, type PolicyRule } from '../../../imports/kubernetes';
import { metadataOf, type ObjectProps } from '../../../lib/object-props';
import { rememberSource } from '../../../lib/source/remember-source';

/** What an account of workflows is told. */
export interface WorkflowAccountProps extends ObjectProps {
  /** What steps may do in the cluster, beside reporting their results. @default - nothing */
  readonly rules?: readonly PolicyRule[];
  /** Whether its workflows make HTTP requests or use plugins, which is the work of an agent that runs as it. @default false */
  readonly agent?: boolean;
  /** @default - none */
  readonly serviceAccountAnnotations?: Readonly<Record<string, string>>;
}

/** What the executor in every workflow pod needs: to report its results. */
const reportResults: PolicyRule = { apiGroups: ['argoproj.io'], resources: ['workflowtaskresults'], verbs: ['create', 'patch'] };

/** What the agent needs: to be told of its work, and to report what came of it. */
const doAgentWork: readonly PolicyRule[] = [
  { apiGroups: ['argoproj.io'], resources: ['workflowtasksets'], verbs: ['list', 'watch'] },
  { apiGroups: ['argoproj.io'], resources: ['workflowtasksets/status'], verbs: ['patch'] },
];

/**
 * The ServiceAccount that workflows run as, with what the executor needs and nothing but `rules` besides.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/workflow-rbac/
 */
export class WorkflowAccount extends Construct {
  readonly serviceAccount: ServiceAccount;
  readonly role: Role;

  constructor(scope: Construct, id: string, { rules = [], agent = false, serviceAccountAnnotations, ...props }: WorkflowAccountProps = {}) {
    super(scope, id);
    const metadata = metadataOf(props);
    this.serviceAccount = new ServiceAccount(this, 'ServiceAccount', {
      metadata: { ...metadata, annotations: { ...props.annotations, ...serviceAccountAnnotations } },
    });
    this.role = new Role(this, 'Role', { metadata, rules: [reportResults, ...(agent ? doAgentWork : []), ...rules] });
    new RoleBinding(this, 'RoleBinding', {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: this.role.name },
      subjects: [{ kind: 'ServiceAccount', name: this.serviceAccount.name, namespace: this.serviceAccount.metadata.namespace }],
    });
    rememberSource(this, new.target);
  }

  /** Name of the ServiceAccount. */
  get name(): string {
    return this.serviceAccount.name;
  }
}
