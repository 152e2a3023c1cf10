/** Names of GitHub's events; `*` is all of them. */
export const githubEvents = [
  '*',
  'branch_protection_configuration', 'branch_protection_rule', 'check_run', 'check_suite', 'code_scanning_alert', 'commit_comment',
  'create', 'custom_property', 'custom_property_values', 'delete', 'dependabot_alert', 'deploy_key', 'deployment', 'deployment_protection_rule',
  'deployment_review', 'deployment_status', 'discussion', 'discussion_comment', 'fork', 'github_app_authorization', 'gollum', 'installation',
  'installation_repositories', 'installation_target', 'issue_comment', 'issue_dependencies', 'issues', 'label', 'marketplace_purchase', 'member',
  'membership', 'merge_group', 'meta', 'milestone', 'org_block', 'organization', 'package', 'page_build', 'personal_access_token_request', 'ping',
  'project', 'project_card', 'project_column', 'projects_v2', 'projects_v2_item', 'projects_v2_status_update', 'public', 'pull_request',
  'pull_request_review', 'pull_request_review_comment', 'pull_request_review_thread', 'pull_request_target', 'push', 'registry_package', 'release',
  'repository', 'repository_advisory', 'repository_dispatch', 'repository_import', 'repository_ruleset', 'repository_vulnerability_alert',
  'secret_scanning_alert', 'secret_scanning_alert_location', 'secret_scanning_scan', 'security_advisory', 'security_and_analysis', 'sponsorship',
  'star', 'status', 'sub_issues', 'team', 'team_add', 'user', 'watch', 'workflow_dispatch', 'workflow_job', 'workflow_run',
  'content_reference', 'integration_installation', 'integration_installation_repositories',
] as const;

export type GitHubEvent = (typeof githubEvents)[number];

/** Names of GitLab's events, as fields of its hooks are called. */
export const gitlabEvents: readonly string[] = [
  'PushEvents', 'TagPushEvents', 'MergeRequestsEvents', 'IssuesEvents', 'ConfidentialIssuesEvents', 'NoteEvents', 'ConfidentialNoteEvents', 'JobEvents',
  'PipelineEvents', 'WikiPageEvents', 'DeploymentEvents', 'ReleasesEvents', 'EmojiEvents', 'ResourceAccessTokenEvents', 'VulnerabilityEvents', 'SubGroupEvents',
  'MemberEvents', 'FeatureFlagEvents',
];

/** Names of the events of Bitbucket in the cloud. */
export const bitbucketEvents: readonly string[] = [
  'repo:push', 'repo:fork', 'repo:updated', 'repo:transfer', 'repo:created', 'repo:deleted', 'repo:imported', 'repo:commit_comment_created',
  'repo:commit_status_created', 'repo:commit_status_updated', 'issue:created', 'issue:updated', 'issue:comment_created', 'project:updated', 'pullrequest:created',
  'pullrequest:updated', 'pullrequest:push', 'pullrequest:approved', 'pullrequest:unapproved', 'pullrequest:changes_request_created',
  'pullrequest:changes_request_removed', 'pullrequest:fulfilled', 'pullrequest:rejected', 'pullrequest:comment_created', 'pullrequest:comment_updated',
  'pullrequest:comment_deleted', 'pullrequest:comment_resolved', 'pullrequest:comment_reopened',
];

/** Names of the events of a Bitbucket server of one's own. */
export const bitbucketServerEvents: readonly string[] = [
  'repo:refs_changed', 'repo:modified', 'repo:forked', 'repo:comment:added', 'repo:comment:edited', 'repo:comment:deleted', 'repo:secret_detected',
  'mirror:repo_synchronized', 'project:modified', 'diagnostics:ping', 'pr:opened', 'pr:from_ref_updated', 'pr:modified', 'pr:reviewer:updated',
  'pr:reviewer:approved', 'pr:reviewer:unapproved', 'pr:reviewer:needs_work', 'pr:reviewer:changes_requested', 'pr:merged', 'pr:declined', 'pr:deleted',
  'pr:comment:added', 'pr:comment:edited', 'pr:comment:deleted',
];

/** Names of the events of a bucket, as MinIO sends them. */
export const bucketEvents: readonly string[] = [
  's3:ObjectCreated:*', 's3:ObjectCreated:Put', 's3:ObjectCreated:Post', 's3:ObjectCreated:Copy', 's3:ObjectCreated:CompleteMultipartUpload',
  's3:ObjectCreated:PutLegalHold', 's3:ObjectCreated:PutRetention', 's3:ObjectCreated:PutTagging', 's3:ObjectCreated:DeleteTagging',
  's3:ObjectAccessed:*', 's3:ObjectAccessed:Get', 's3:ObjectAccessed:Head', 's3:ObjectAccessed:GetRetention', 's3:ObjectAccessed:GetLegalHold',
  's3:ObjectAccessed:Attributes', 's3:ObjectRemoved:*', 's3:ObjectRemoved:Delete', 's3:ObjectRemoved:DeleteMarkerCreated',
  's3:ObjectRemoved:NoOP', 's3:ObjectRemoved:DeleteAllVersions', 's3:ReducedRedundancyLostObject',
  's3:ObjectTransition:*', 's3:ObjectTransition:Complete', 's3:ObjectTransition:Failed', 's3:ObjectRestore:*', 's3:ObjectRestore:Post',
  's3:ObjectRestore:Completed', 's3:Replication:*', 's3:Replication:OperationFailedReplication', 's3:Replication:OperationCompletedReplication',
  's3:Replication:OperationMissedThreshold', 's3:Replication:OperationNotTracked', 's3:Replication:OperationReplicatedAfterThreshold',
  's3:BucketCreated:*', 's3:BucketRemoved:*', 's3:LifecycleExpiration:*', 's3:LifecycleExpiration:Delete',
  's3:LifecycleExpiration:DeleteMarkerCreated', 's3:LifecycleDelMarkerExpiration:Delete', 's3:Scanner:*', 's3:Scanner:ManyVersions',
  's3:Scanner:LargeVersions', 's3:Scanner:BigPrefix', 's3:TestEvent', 's3:IntelligentTiering', 's3:ObjectTagging:*', 's3:ObjectAcl:Put',
];
