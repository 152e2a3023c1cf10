import type { TraceNode } from '../trace';
import type { Node } from './node';

/** A node as it is handed out. @param made nodes that are made already: those that came up later */
export function traceNode(node: Node, made: ReadonlyMap<Node, TraceNode>): TraceNode {
  const { path, name, template, type, phase, start, end, message, kind, after, isDaemon, isMemoized } = node;
  return {
    path, name, template, type, phase, kind, after, isDaemon, isMemoized,
    inputs: { parameters: node.inputs, artifacts: Object.fromEntries(node.inputArtifacts) },
    outputs: outputsOf(node),
    attempts: node.attempts,
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    ...(message !== undefined && message !== '' && { message }),
    children: node.children.map((child) => made.get(child)!),
  };
}

function outputsOf({ outputs: { result, exitCode, parameters, artifacts } }: Node): TraceNode['outputs'] {
  return {
    parameters: Object.fromEntries([...parameters].filter((one): one is [string, string] => one[1] !== null)),
    artifacts: Object.fromEntries(artifacts),
    ...(result !== undefined && { result }),
    ...(exitCode !== undefined && { exitCode }),
  };
}
