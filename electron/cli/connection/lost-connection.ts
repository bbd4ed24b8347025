import { ORPCError } from '@orpc/client';
import { AppError } from '#schemas/domain/app-error.ts';

/** A failure of the program as it is; any other means that the process at the other end has gone. */
export function asLostConnection(error: unknown): unknown {
  if (error instanceof ORPCError || error instanceof AppError) return error;
  return new AppError(
    'io-failed',
    'The Quotient that had the project open has ended; what it had confirmed is saved. Run the command again.',
    {},
    error,
  );
}
