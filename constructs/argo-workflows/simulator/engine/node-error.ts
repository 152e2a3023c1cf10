/** Something goes wrong as the workflow runs, as a controller would find it: the node ends with phase `Error` and this message. */
export class NodeError extends Error {
  override readonly name = 'NodeError';
}
