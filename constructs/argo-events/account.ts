import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { ClusterRole, ClusterRoleBinding, type PolicyRule, Role, RoleBinding, ServiceAccount } from '../../imports/kubernetes';

/** What an account may do, and where. */
export interface Permission {
  readonly rule: PolicyRule;
  /** @default - the namespace of the account */
  readonly namespace?: string;
  /** For objects that are in no namespace. @default false */
  readonly clusterWide?: boolean;
}

/** Somebody to run as. */
export interface IAccount {
  readonly name: string;
}

/** An account of its own with exactly the permissions that are granted: a Role in each namespace that it reaches into, none where it needs none. */
export class Account extends Construct implements IAccount {
  private readonly rules = new Map<string, PolicyRule[]>();

  constructor(
    scope: Construct,
    id: string,
    readonly name: string,
    private readonly namespace: string | undefined,
  ) {
    super(scope, id);
    new ServiceAccount(this, 'Resource', { metadata: { name, ...(namespace !== undefined && { namespace }) } });
  }

  grant({ rule, namespace, clusterWide = false }: Permission): void {
    const place = clusterWide ? '*' : (namespace ?? this.namespace ?? '');
    const given = this.rules.get(place);
    if (given) return addRule(given, rule);
    const rules = [rule];
    this.rules.set(place, rules);
    const late = Lazy.any({ produce: () => rules }) as unknown as readonly PolicyRule[];
    if (clusterWide) this.addClusterRole(late);
    else this.addRole(late, place);
  }

  private addRole(rules: readonly PolicyRule[], namespace: string): void {
    const isHome = namespace === (this.namespace ?? '');
    const [suffix, metadata] = isHome ? ['', { name: this.name }] : [`-${namespace}`, { name: `${this.subject.namespace}-${this.name}` }];
    const placed = namespace === '' ? metadata : { ...metadata, namespace };
    const role = new Role(this, `Role${suffix}`, { metadata: placed, rules });
    new RoleBinding(this, `RoleBinding${suffix}`, {
      metadata: placed,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: role.name },
      subjects: [this.subject],
    });
  }

  private addClusterRole(rules: readonly PolicyRule[]): void {
    const metadata = { name: `${this.subject.namespace}-${this.name}` };
    const role = new ClusterRole(this, 'ClusterRole', { metadata, rules });
    new ClusterRoleBinding(this, 'ClusterRoleBinding', {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role.name },
      subjects: [this.subject],
    });
  }

  private get subject() {
    return { kind: 'ServiceAccount', name: this.name, namespace: this.namespace ?? 'default' };
  }
}

/** Verbs on the same objects are one rule. */
function addRule(rules: PolicyRule[], rule: PolicyRule): void {
  const index = rules.findIndex((other) => target(other) === target(rule));
  const same = rules[index];
  if (same === undefined) rules.push(rule);
  else rules[index] = { ...same, verbs: [...new Set([...same.verbs, ...rule.verbs])] };
}

function target({ apiGroups, resources, resourceNames }: PolicyRule): string {
  return JSON.stringify([apiGroups, resources, resourceNames]);
}
