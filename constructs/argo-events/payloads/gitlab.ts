/** Of the payloads that GitLab sends, the fields that pipelines use. Others are reached with `at`. */
export interface GitLabProject {
  readonly id: number;
  readonly name: string;
  readonly path_with_namespace: string;
  readonly web_url: string;
  readonly git_http_url: string;
  readonly git_ssh_url: string;
  readonly default_branch: string;
}

export interface GitLabCommit {
  readonly id: string;
  readonly message: string;
  readonly timestamp: string;
  readonly url: string;
  readonly author: { readonly name: string; readonly email: string };
}

/** Commits that were pushed to a branch, or a tag. */
export interface GitLabPush {
  readonly object_kind: string;
  /** Such as `refs/heads/main`. */
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly checkout_sha: string | null;
  readonly user_username: string;
  readonly total_commits_count: number;
  readonly commits: readonly GitLabCommit[];
  readonly project: GitLabProject;
}

/** Something happened to a merge request: see `object_attributes.action`. */
export interface GitLabMergeRequest {
  readonly object_kind: string;
  readonly user: { readonly username: string; readonly name: string };
  readonly object_attributes: {
    readonly iid: number;
    readonly title: string;
    readonly state: string;
    readonly action: string;
    readonly source_branch: string;
    readonly target_branch: string;
    readonly url: string;
    readonly last_commit: GitLabCommit;
  };
  readonly project: GitLabProject;
}

/**
 * Events as Argo Events names them, with what GitLab calls them in the header of a delivery.
 *
 * @see https://docs.gitlab.com/user/project/integrations/webhook_events/
 */
export const gitLabHooks = {
  PushEvents: 'Push Hook',
  TagPushEvents: 'Tag Push Hook',
  MergeRequestsEvents: 'Merge Request Hook',
  IssuesEvents: 'Issue Hook',
  ConfidentialIssuesEvents: 'Confidential Issue Hook',
  NoteEvents: 'Note Hook',
  ConfidentialNoteEvents: 'Confidential Note Hook',
  JobEvents: 'Job Hook',
  PipelineEvents: 'Pipeline Hook',
  WikiPageEvents: 'Wiki Page Hook',
  DeploymentEvents: 'Deployment Hook',
  ReleasesEvents: 'Release Hook',
  EmojiEvents: 'Emoji Hook',
} as const;

export type GitLabEvent = keyof typeof gitLabHooks;

export interface GitLabPayloads {
  readonly PushEvents: GitLabPush;
  readonly TagPushEvents: GitLabPush;
  readonly MergeRequestsEvents: GitLabMergeRequest;
}

/** The shape of an event's payload, where it is known. */
export type GitLabPayload<Event extends string> = Event extends keyof GitLabPayloads ? GitLabPayloads[Event] : unknown;
