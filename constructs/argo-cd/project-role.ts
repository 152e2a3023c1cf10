import type { AppProjectRole } from '../../imports/argo-cd';
import type { IAppProject } from './app-project';
import type { IApplication } from './application';

/** What a role of a project can be given a right to. */
export type ProjectResource = 'applications' | 'applicationsets' | 'clusters' | 'exec' | 'logs' | 'repositories';

/** An action on Applications; `action/...` is one of the kinds themselves, such as `action/apps/Deployment/restart`. */
export type ProjectAction = 'get' | 'create' | 'update' | 'delete' | 'sync' | 'override' | '*' | `action/${string}` | `${'update' | 'delete'}/${string}`;

export interface ProjectRoleOptions {
  /** @default - none */
  readonly description?: string;
  /** Groups of the identity provider whose members have the role. @default - none: only tokens have it */
  readonly groups?: readonly string[];
}

export interface ProjectRight {
  /** @default 'applications' */
  readonly resource?: ProjectResource;
  /** One Application, or a name with `*` for any text. @default - all of the project */
  readonly object?: IApplication | string;
}

/**
 * Rights of people and machines within one project.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/projects/#project-roles
 */
export class ProjectRole {
  private readonly policies: string[] = [];

  /** Made by `project.addRole`. */
  constructor(private readonly project: IAppProject, readonly name: string, private readonly options: ProjectRoleOptions) {}

  /** @example project.addRole('ci').allow('sync', { object: application }) */
  allow(action: ProjectAction, right: ProjectRight = {}): this {
    return this.add(action, right, 'allow');
  }

  /** What is denied stays so, whatever is allowed beside it. */
  deny(action: ProjectAction, right: ProjectRight = {}): this {
    return this.add(action, right, 'deny');
  }

  /** The role as the API has it. */
  toRole(): AppProjectRole {
    return { name: this.name, ...this.options, policies: this.policies };
  }

  private add(action: ProjectAction, { resource = 'applications', object = '*' }: ProjectRight, effect: 'allow' | 'deny'): this {
    const { projectName } = this.project;
    const name = typeof object === 'string' ? object : object.applicationName;
    this.policies.push(`p, proj:${projectName}:${this.name}, ${resource}, ${action}, ${projectName}/${name}, ${effect}`);
    return this;
  }
}
