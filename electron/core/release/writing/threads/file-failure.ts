/** What the file system said to a thread: an error itself would lose its code on the way to another one. */
export interface FileFailure {
  readonly kind: 'failed';
  readonly message: string;
  /** The file system's own. */
  readonly code: string;
  /** Absolute path of the file that was to be made, or of the one that was to be read; empty where none is named. */
  readonly path: string;
}

export function fileFailure(error: unknown): FileFailure {
  const facts: { code?: unknown; path?: unknown; dest?: unknown } = error instanceof Error ? error : {};
  const message = error instanceof Error ? error.message : String(error);
  const word = (value: unknown) => (typeof value === 'string' ? value : '');
  // A copy names what it is made from and what is made.
  return { kind: 'failed', message, code: word(facts.code), path: word(facts.dest) || word(facts.path) };
}

/** The error again, as the file system gives it. */
export function failedFile({ message, code, path }: FileFailure): Error {
  return Object.assign(new Error(message), { code, path });
}
