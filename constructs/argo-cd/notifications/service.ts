import type { Recipient } from './subscription';

/** A key of the Secret `argocd-notifications-secret`: credentials are never written out. */
export interface NotificationSecretKey {
  readonly secretKey: string;
}

type Setting = string | number | boolean | NotificationSecretKey | readonly Setting[] | { readonly [name: string]: Setting };

export interface SlackProps {
  readonly token: NotificationSecretKey;
  /** @default - the name of the app in Slack */
  readonly username?: string;
  readonly icon?: string;
}

export interface EmailProps {
  readonly host: string;
  readonly port: number;
  readonly from: string;
  readonly username?: NotificationSecretKey;
  readonly password?: NotificationSecretKey;
}

export interface WebhookProps {
  readonly url: string;
  readonly headers?: readonly { readonly name: string; readonly value: string | NotificationSecretKey }[];
}

/**
 * A way to reach people or machines.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/services/overview/
 */
export class NotificationService {
  static slack(this: void, { token, username, icon }: SlackProps): NotificationService {
    return new NotificationService('slack', 'slack', { token, ...(username && { username }), ...(icon && { icon }) });
  }

  static email(this: void, props: EmailProps): NotificationService {
    return new NotificationService('email', 'email', { ...props });
  }

  /** @param name what templates and subscriptions call it */
  static webhook(this: void, name: string, { url, headers }: WebhookProps): NotificationService {
    return new NotificationService(name, `webhook.${name}`, { url, ...(headers && { headers }) });
  }

  /** Any other service of Argo CD, with its settings as they are there. */
  static of(this: void, name: string, settings: Readonly<Record<string, Setting>>): NotificationService {
    return new NotificationService(name, name, settings);
  }

  private constructor(readonly name: string, private readonly key: string, private readonly settings: Setting) {}

  /** @param address channel, mailbox ... @default - the service knows whom to tell */
  recipient(address?: string): Recipient {
    return { service: this.name, ...(address !== undefined && { address }) };
  }

  /** The entry of the ConfigMap. */
  toEntry(): readonly [key: string, settings: unknown] {
    return [`service.${this.key}`, withReferences(this.settings)];
  }
}

/** Argo CD puts the value of the Secret in place of `$key`. */
function withReferences(setting: Setting): unknown {
  if (typeof setting !== 'object') return setting;
  if (Array.isArray(setting)) return (setting as readonly Setting[]).map(withReferences);
  if ('secretKey' in setting) return `$${String(setting.secretKey)}`;
  return Object.fromEntries(Object.entries(setting).map(([name, value]) => [name, withReferences(value)]));
}
