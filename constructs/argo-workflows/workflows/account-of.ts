import type { Construct } from 'constructs';
import type * as l1 from '../../../imports/argo-workflows';
import type { NamedObject } from '../../../lib/named-object';
import { WorkflowAccount } from './workflow-account';
import type { RenderedSpec } from './workflow-spec';

/** Who a workflow runs as. */
export interface AccountProps {
  /** `'default'` is the ServiceAccount that every namespace has. @default - one of its own, with what the executor and the resource templates need */
  readonly serviceAccount?: NamedObject | 'default';
}

/** The field of the spec; makes an account where the workflow has none. */
export function accountOf(
  scope: Construct,
  { name, namespace, serviceAccount }: AccountProps & { readonly name: string; readonly namespace?: string },
  { spec: { templates = [] }, permissions }: RenderedSpec,
  isStarted: boolean,
): { readonly serviceAccountName?: string } {
  if (serviceAccount === 'default' || (!serviceAccount && !isStarted)) return {};
  const account = serviceAccount ?? new WorkflowAccount(scope, 'Account', { name, namespace, agent: templates.some(needsAgent), rules: permissions });
  return { serviceAccountName: account.name };
}

/** Requests and plugins are the work of an agent, also where they stand in a step or task. */
function needsAgent({ http, plugin, steps = [], dag }: l1.Template): boolean {
  if (http !== undefined || plugin !== undefined) return true;
  return [...steps.flat(), ...(dag?.tasks ?? [])].some(({ inline }) => inline !== undefined && needsAgent(inline as l1.Template));
}
