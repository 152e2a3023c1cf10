import { Construct } from 'constructs';
import { ConfigMap } from '../../../imports/kubernetes';
import { emitYaml } from '../../../lib/emit/yaml';
import { rememberSource } from '../../../lib/source/remember-source';
import type { NotificationService } from './service';
import type { Subscription } from './subscription';
import type { NotificationTemplate } from './template';
import type { NotificationTrigger } from './trigger';

export interface NotificationsProps {
  readonly services: readonly NotificationService[];
  /** With the templates that they send. */
  readonly triggers: readonly NotificationTrigger[];
  /** For all Applications, or those with the labels of the selector. @default - Applications and projects subscribe by themselves */
  readonly subscriptions?: readonly (Subscription & { readonly selector?: string })[];
  /** Values for templates, as `.context.name`. @default - none */
  readonly context?: Readonly<Record<string, string>>;
  /** @default - the namespace of the chart */
  readonly namespace?: string;
}

/**
 * The settings of Argo CD's notifications: the ConfigMap `argocd-notifications-cm`.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/
 */
export class Notifications extends Construct {
  readonly resource: ConfigMap;

  constructor(scope: Construct, id: string, props: NotificationsProps) {
    super(scope, id);
    this.resource = new ConfigMap(this, 'Resource', {
      metadata: {
        name: 'argocd-notifications-cm',
        ...(props.namespace !== undefined && { namespace: props.namespace }),
        labels: { 'app.kubernetes.io/name': 'argocd-notifications-cm', 'app.kubernetes.io/part-of': 'argocd' },
      },
      data: render(props),
    });
    this.node.addValidation({ validate: () => [...twice('templates', templatesOf(props)), ...twice('triggers', props.triggers)] });
    rememberSource(this, new.target);
  }
}

function render(props: NotificationsProps): Record<string, string> {
  const { services, triggers, subscriptions, context } = props;
  const entries: (readonly [string, unknown])[] = [
    ...services.map((service) => service.toEntry()),
    ...templatesOf(props).map((template) => [`template.${template.name}`, template.props] as const),
    ...triggers.map((trigger) => [`trigger.${trigger.name}`, trigger.toConditions()] as const),
    ...(subscriptions ? [['subscriptions', subscriptions.map(renderSubscription)] as const] : []),
    ...(context ? [['context', context] as const] : []),
  ];
  return Object.fromEntries(entries.map(([key, value]) => [key, emitYaml(value)]));
}

function templatesOf({ triggers }: NotificationsProps): NotificationTemplate[] {
  return [...new Set(triggers.flatMap(({ conditions }) => conditions.flatMap(({ send }) => send)))];
}

/** Of two entries with one key, one would be lost. */
function twice(what: string, named: readonly { readonly name: string }[]): string[] {
  const names = [...new Set(named)].map(({ name }) => name);
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...repeated].map((name) => `Two ${what} are called '${name}'. Give one of them another name.`);
}

function renderSubscription({ on, to, selector }: Subscription & { readonly selector?: string }): object {
  const recipients = [to].flat().map(({ service, address }) => (address === undefined ? service : `${service}:${address}`));
  return { recipients, triggers: [on.name], ...(selector !== undefined && { selector }) };
}
