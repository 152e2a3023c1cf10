import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Category, Problem } from '../checks/problem';
import { sourceOf } from '../source/remember-source';
import type { SourcePosition } from '../source/source-position';

/** Problems that show while objects are made of constructs, before any rule looks at them. */
const kinds = {
  'construct/validation': 'controller',
  'construct/cannot-render': 'schema',
  'construct/not-plain-data': 'schema',
  'construct/patch-failed': 'schema',
  'construct/dependency-cycle': 'controller',
} as const satisfies Record<string, Category>;

interface Found {
  readonly code: keyof typeof kinds;
  readonly message: string;
  readonly hint?: string;
  readonly path?: string;
  /** @default - the line that made the construct */
  readonly source?: SourcePosition;
}

export function constructProblem(construct: IConstruct, { code, message, hint, path = '', source = sourceOf(construct) }: Found): Problem {
  return {
    code,
    category: kinds[code],
    severity: 'error',
    message,
    ...(hint && { hint }),
    ...(ApiObject.isApiObject(construct) && identityOf(construct)),
    path,
    constructPath: construct.node.path,
    ...(source && { source }),
  };
}

function identityOf(object: ApiObject): Partial<Problem> {
  const { apiVersion, kind, name, metadata } = object;
  return { apiVersion, kind, name, ...(metadata.namespace && { namespace: metadata.namespace }) };
}
