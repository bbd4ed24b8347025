/** The command was used wrongly: exit code 2. `message` is one sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
