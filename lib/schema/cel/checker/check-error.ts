/** An expression that the API server would refuse to compile. */
export class CheckError extends Error {
  override readonly name = 'CheckError';
}
