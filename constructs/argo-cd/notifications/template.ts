/** What is sent, by service where it differs. Texts are Go templates over `app`. */
export interface NotificationTemplateProps {
  readonly message: string;
  readonly email?: { readonly subject: string; readonly body?: string };
  /** `attachments` and `blocks` are JSON, as Slack has them. @default - the message alone */
  readonly slack?: { readonly attachments?: string; readonly blocks?: string; readonly groupingKey?: string };
  /** Bodies of requests by name of the webhook's service. @default - none */
  readonly webhook?: Readonly<Record<string, { readonly method?: string; readonly path?: string; readonly body?: string }>>;
}

/**
 * What people are told.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/templates/
 */
export class NotificationTemplate {
  constructor(readonly name: string, readonly props: NotificationTemplateProps) {}
}
