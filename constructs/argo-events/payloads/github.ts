/** Of the payloads that GitHub sends, the fields that pipelines use. Others are reached with `at`. */
export interface GitHubRepository {
  readonly id: number;
  readonly name: string;
  readonly full_name: string;
  readonly private: boolean;
  readonly html_url: string;
  readonly clone_url: string;
  readonly ssh_url: string;
  readonly default_branch: string;
}

export interface GitHubAccount {
  readonly login: string;
  readonly id: number;
}

export interface GitHubCommit {
  readonly id: string;
  readonly message: string;
  readonly timestamp: string;
  readonly url: string;
  readonly author: { readonly name: string; readonly email: string; readonly username?: string };
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly modified: readonly string[];
}

/** Commits, branches or tags that were pushed. */
export interface GitHubPush {
  /** Such as `refs/heads/main`. */
  readonly ref: string;
  readonly before: string;
  /** The newest commit; zeros where the branch was deleted. */
  readonly after: string;
  readonly created: boolean;
  readonly deleted: boolean;
  readonly forced: boolean;
  readonly compare: string;
  readonly commits: readonly GitHubCommit[];
  readonly head_commit: GitHubCommit | null;
  readonly pusher: { readonly name: string; readonly email?: string };
  readonly repository: GitHubRepository;
  readonly sender: GitHubAccount;
}

interface GitHubBranch {
  readonly ref: string;
  readonly sha: string;
  readonly repo: GitHubRepository;
}

/** Something happened to a pull request: see `action`. */
export interface GitHubPullRequest {
  readonly action: string;
  readonly number: number;
  readonly pull_request: {
    readonly number: number;
    readonly title: string;
    readonly state: string;
    readonly draft: boolean;
    readonly merged: boolean;
    readonly html_url: string;
    readonly user: GitHubAccount;
    readonly head: GitHubBranch;
    readonly base: GitHubBranch;
    readonly merge_commit_sha: string | null;
  };
  readonly repository: GitHubRepository;
  readonly sender: GitHubAccount;
}

/** A release was published, edited, deleted: see `action`. */
export interface GitHubRelease {
  readonly action: string;
  readonly release: {
    readonly tag_name: string;
    readonly target_commitish: string;
    readonly name: string | null;
    readonly draft: boolean;
    readonly prerelease: boolean;
    readonly html_url: string;
  };
  readonly repository: GitHubRepository;
  readonly sender: GitHubAccount;
}

/**
 * Payloads with a known shape, by the name of their event.
 *
 * @see https://docs.github.com/webhooks/webhook-events-and-payloads
 */
export interface GitHubPayloads {
  readonly push: GitHubPush;
  readonly pull_request: GitHubPullRequest;
  readonly release: GitHubRelease;
}

/** The shape of an event's payload, where it is known. */
export type GitHubPayload<Event extends string> = Event extends keyof GitHubPayloads ? GitHubPayloads[Event] : unknown;
