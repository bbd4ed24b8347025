import { z } from 'zod';

/** Every way in which a request can fail. The set is closed: hosts, CLI and screens handle each of them. */
export const appErrorCodes = [
  'invalid-input',
  'unauthenticated',
  'forbidden',
  'not-found',
  'stale-revision',
  'conflict',
  'unsupported-file',
  'corrupt-file',
  'too-large',
  'project-missing',
  'project-invalid',
  'project-locked',
  'project-newer',
  'project-read-only',
  'no-project',
  'disk-full',
  'io-failed',
  'cancelled',
  'internal',
] as const;

export const AppErrorCode = z.enum(appErrorCodes);
export type AppErrorCode = z.infer<typeof AppErrorCode>;

/** Values that fill the translated sentence of an error or a reason: file names, places, limits. */
export const MessageParameters = z.record(z.string(), z.union([z.string(), z.number()]));
export type MessageParameters = z.infer<typeof MessageParameters>;

/**
 * A failure that a person is told about. `message` is one English sentence that names what, where, why and what to
 * do; screens translate by `code` and `parameters`. The cause stays on this side of every wire.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: AppErrorCode;
  readonly parameters: MessageParameters;

  constructor(code: AppErrorCode, message: string, parameters: MessageParameters = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.parameters = parameters;
  }
}

/** What crosses a wire of an `AppError`. */
export const AppErrorShape = z.object({
  code: AppErrorCode,
  message: z.string(),
  parameters: MessageParameters,
});
export type AppErrorShape = z.infer<typeof AppErrorShape>;
