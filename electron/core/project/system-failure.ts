import { AppError } from '#schemas/domain/app-error.ts';

/**
 * What the operating system said, where no part of the program has put it into words of its own.
 *
 * @returns null for anything that is no such failure, or one that says nothing to a person
 */
export function systemFailure(error: unknown): AppError | null {
  if (!(error instanceof Error) || !('code' in error) || error instanceof AppError) return null;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : null;
  const parameters = path === null ? {} : { path };
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT': {
      const message = `${path === null ? 'The disk' : `The disk of ${path}`} is full. Free some space and try again.`;
      return new AppError('disk-full', message, parameters, error);
    }
    case 'EACCES':
    case 'EPERM':
    case 'EROFS': {
      if (path === null) return null;
      const message = `${path} cannot be used: you may not read or write there. Check its permissions and its disk.`;
      return new AppError('io-failed', message, parameters, error);
    }
    case 'EIO': {
      if (path === null) return null;
      const message = `${path} could not be read or written. Check its permissions and its disk.`;
      return new AppError('io-failed', message, parameters, error);
    }
    default:
      return null;
  }
}
