import { Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import type { GitlabEventSource as GitLabSettings } from '../../imports/argo-events';
import type { SecretKeySelector } from '../../imports/kubernetes';
import type { AtLeastOne } from '../../lib/choice';
import { rememberSource } from '../../lib/source/remember-source';
import type { EventHandle } from './events/event-handle';
import type { HookData } from './payloads/event-data';
import { type GitLabEvent, gitLabHooks, type GitLabPayload } from './payloads/gitlab';
import { EventSourceBase, type EventSourceProps } from './sources/event-source-base';
import { hookServer, type HookServerProps } from './sources/hook-server';

interface CommonProps extends EventSourceProps, HookServerProps {
  /** Where GitLab reaches it: scheme and host. Without it Argo Events makes no webhook, and looks at no token. */
  readonly url: string;
  /** What GitLab sends along with its deliveries: a delivery without it is refused. */
  readonly secretToken: SecretKeySelector;
  /** A token that may manage webhooks. */
  readonly accessToken: SecretKeySelector;
  /** Such as `group/project`, or ids. */
  readonly projects?: readonly string[];
  /** All projects of these groups. */
  readonly groups?: readonly string[];
  /** @default 'https://gitlab.com' */
  readonly gitlabBaseURL?: string;
  /** What else the API takes. @default - verified certificates */
  readonly settings?: Pick<GitLabSettings, 'deleteHookOnFinish' | 'enableSSLVerification' | 'filter' | 'metadata'>;
}

export type GitLabEventSourceProps = CommonProps & AtLeastOne<'projects' | 'groups'>;

/**
 * Deliveries of GitLab, by one webhook for all events that are asked for.
 *
 * @example gitlab.on('MergeRequestsEvents').where((merge) => merge.body('object_attributes.action').equals('open', 'update'))
 * @see https://argoproj.github.io/argo-events/eventsources/setup/gitlab/
 */
export class GitLabEventSource extends EventSourceBase {
  /** Path that it listens on, for a route to it. */
  readonly endpoint: string;
  private readonly wanted: GitLabEvent[] = [];
  private readonly delivery: EventHandle<HookData>;

  constructor(scope: Construct, id: string, props: GitLabEventSourceProps) {
    super(scope, id, props);
    this.endpoint = hookServer(props).endpoint;
    const events = Lazy.any({ produce: () => this.wanted }) as unknown as readonly string[];
    this.delivery = this.listen(props.eventName ?? 'gitlab', { kind: 'gitlab', settings: { ...settingsOf(props), events } });
    rememberSource(this, new.target);
  }

  /** Asks GitLab for an event, and gives the handle that Sensors wait for it by, called as the event. */
  on<E extends GitLabEvent>(event: E): EventHandle<HookData<GitLabPayload<E>>> {
    if (!this.wanted.includes(event)) this.wanted.push(event);
    const handle = this.delivery.as(event).where((delivery) => delivery.header('X-Gitlab-Event').equals(gitLabHooks[event]));
    return handle as EventHandle<HookData<GitLabPayload<E>>>;
  }
}

function settingsOf(props: GitLabEventSourceProps): Omit<GitLabSettings, 'events'> {
  const { projects, groups, gitlabBaseURL = 'https://gitlab.com', accessToken, secretToken, settings } = props;
  return {
    ...(projects && { projects }),
    ...(groups && { groups }),
    gitlabBaseURL,
    enableSSLVerification: true,
    ...settings,
    accessToken,
    secretToken,
    webhook: hookServer(props),
  };
}
