/** An expression that the API server would refuse to compile. */
export class TypeCheckError extends Error {
  override readonly name = 'TypeCheckError';
}
