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
  const message = error instanceof Error ? error.message : String(error);
  // A copy names what it is made from and what is made.
  return { kind: 'failed', message, code: factOf(error, 'code'), path: factOf(error, 'dest') || factOf(error, 'path') };
}

function factOf(error: unknown, name: 'code' | 'path' | 'dest'): string {
  const fact: unknown = error instanceof Error ? Reflect.get(error, name) : null;
  return typeof fact === 'string' ? fact : '';
}

/** The error again, as the file system gives it. */
export function failedFile({ message, code, path }: FileFailure): Error {
  return Object.assign(new Error(message), { code, path });
}
