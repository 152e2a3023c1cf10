export { Notifications, type NotificationsProps } from './notifications';
export { presetTriggers } from './preset-triggers';
export { NotificationService, type EmailProps, type NotificationSecretKey, type SlackProps, type WebhookProps } from './service';
export type { Recipient, Subscription } from './subscription';
export { NotificationTemplate, type NotificationTemplateProps } from './template';
export { NotificationTrigger, type TriggerCondition } from './trigger';
