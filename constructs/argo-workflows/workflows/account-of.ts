import type { Construct } from 'constructs';
import type { NamedObject } from '../../../lib/named-object';
import { WorkflowAccount } from './workflow-account';

/** Who a workflow runs as. */
export interface AccountProps {
  /** `'default'` is the ServiceAccount that every namespace has. @default - one of its own, with what the executor needs and nothing else */
  readonly serviceAccount?: NamedObject | 'default';
}

/** The field of the spec; makes an account where the workflow has none. */
export function accountOf(
  scope: Construct,
  { name, namespace, serviceAccount }: AccountProps & { readonly name: string; readonly namespace?: string },
  isStarted: boolean,
): { readonly serviceAccountName?: string } {
  if (serviceAccount === 'default' || (!serviceAccount && !isStarted)) return {};
  return { serviceAccountName: (serviceAccount ?? new WorkflowAccount(scope, 'Account', { name, namespace })).name };
}
