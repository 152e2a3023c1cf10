import { Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import type { GithubAppCreds, GithubEventSource as GitHubSettings } from '../../imports/argo-events';
import type { SecretKeySelector } from '../../imports/kubernetes';
import type { ExactlyOne } from '../../lib/choice';
import { rememberSource } from '../../lib/source/remember-source';
import type { EventHandle } from './events/event-handle';
import type { HookData } from './payloads/event-data';
import type { GitHubPayload } from './payloads/github';
import type { GitHubEvent } from './rules/known-events';
import { EventSourceBase, type EventSourceProps } from './sources/event-source-base';
import { hookServer, type HookServerProps } from './sources/hook-server';

interface CommonProps extends EventSourceProps, HookServerProps {
  /** What GitHub signs its deliveries with: a delivery that is not signed with it is refused. */
  readonly webhookSecret: SecretKeySelector;
  /** A token that may manage webhooks. @default - none; then `githubApp`, or a webhook that is made by hand */
  readonly apiToken?: SecretKeySelector;
  /** A GitHub App that may manage webhooks. @default - none */
  readonly githubApp?: GithubAppCreds;
  /** `owner/name` of each. */
  readonly repositories?: readonly `${string}/${string}`[];
  /** All repositories of these organizations. */
  readonly organizations?: readonly string[];
  /** What else the API takes. @default - JSON, an active webhook, verified certificates */
  readonly settings?: Pick<GitHubSettings, 'active' | 'deleteHookOnFinish' | 'filter' | 'githubBaseURL' | 'githubUploadURL' | 'insecure' | 'metadata'>;
}

export type GitHubEventSourceProps = CommonProps & ExactlyOne<'repositories' | 'organizations'>;

/**
 * Deliveries of GitHub, by one webhook for all events that are asked for.
 *
 * @example github.on('push').where((push) => push.body('ref').equals('refs/heads/main'))
 * @see https://argoproj.github.io/argo-events/eventsources/setup/github/
 */
export class GitHubEventSource extends EventSourceBase {
  /** Path that it listens on, for a route to it. */
  readonly endpoint: string;
  private readonly wanted: GitHubEvent[] = [];
  private readonly delivery: EventHandle<HookData>;

  constructor(scope: Construct, id: string, props: GitHubEventSourceProps) {
    super(scope, id, props);
    this.endpoint = hookServer(props).endpoint;
    const events = Lazy.any({ produce: () => this.wanted }) as unknown as readonly string[];
    this.delivery = this.listen(props.eventName ?? 'github', { kind: 'github', settings: { ...settingsOf(props), events } });
    rememberSource(this, new.target);
  }

  /** Asks GitHub for an event, and gives the handle that Sensors wait for it by, called as the event. `*` is all events. */
  on<E extends GitHubEvent>(event: E): EventHandle<HookData<GitHubPayload<E>>> {
    if (!this.wanted.includes(event)) this.wanted.push(event);
    const handle = this.delivery.as(event) as EventHandle<HookData>;
    const demanded = event === '*' ? handle.as('any') : handle.where((delivery) => delivery.header('X-GitHub-Event').equals(event));
    return demanded as EventHandle<HookData<GitHubPayload<E>>>;
  }
}

function settingsOf(props: GitHubEventSourceProps): Omit<GitHubSettings, 'events'> {
  const { apiToken, githubApp, webhookSecret, organizations, settings } = props;
  return {
    ...(organizations ? { organizations } : { repositories: byOwner(props.repositories ?? []) }),
    contentType: 'json',
    active: true,
    insecure: false,
    ...settings,
    ...(apiToken && { apiToken }),
    ...(githubApp && { githubApp }),
    webhookSecret,
    webhook: hookServer(props),
  };
}

function byOwner(repositories: readonly string[]): GitHubSettings['repositories'] {
  const names = new Map<string, string[]>();
  for (const repository of repositories) {
    const [owner = '', name = ''] = repository.split('/');
    names.set(owner, [...(names.get(owner) ?? []), name]);
  }
  return [...names].map(([owner, all]) => ({ owner, names: all }));
}
