import type { AppErrorCode, MessageParameters } from '#schemas/domain/app-error.ts';

/** A failure as screens show it: an `AppError` that crossed the wire, or a core that does not answer. */
export interface ShownError {
  readonly code: AppErrorCode | 'unreachable';
  /** English sentence that names what, where, why and what to do. */
  readonly message: string;
  readonly parameters: MessageParameters;
}
