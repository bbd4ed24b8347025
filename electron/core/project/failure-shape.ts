import { AppError, type AppErrorShape } from '#schemas/domain/app-error.ts';
import type { Runtime } from './runtime.ts';
import { systemFailure } from './system-failure.ts';

/** What people are told of work that failed; what the program does not know is logged. */
export function failureShape(runtime: Pick<Runtime, 'log'>, error: unknown): AppErrorShape {
  const known = error instanceof AppError ? error : systemFailure(error);
  if (known) return { code: known.code, message: known.message, parameters: known.parameters };
  runtime.log('error', 'A job failed', error);
  return {
    code: 'internal',
    message: 'The work failed for a reason that the program does not know; the log has more.',
    parameters: {},
  };
}
