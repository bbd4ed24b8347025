import { ORPCError, ValidationError } from '@orpc/server';
import type { Runtime } from '#electron/core/project/runtime.ts';
import { systemFailure } from '#electron/core/project/system-failure.ts';
import { StaleRevisionError } from '#electron/core/services/commit.ts';
import { errorMap } from '#schemas/contract/base.ts';
import { AppError, AppErrorCode } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import { documentToShape } from '#shared/annotation/document.ts';
import { describeIssues } from './describe-issues.ts';

/**
 * Makes of any failure the typed error that crosses the wire: code, sentence, parameters; for a stale revision the
 * documents as they are now. What the program does not know is logged once and says only that.
 */
export function toRpcError(error: unknown, runtime: Runtime): ORPCError<AppErrorCode, unknown> {
  if (error instanceof ORPCError) return fromRpcError(error, runtime);
  if (error instanceof AppError) return typedError(error.code, error.message, error.parameters, documentsOf(error));
  return unknownError(error, runtime);
}

function fromRpcError(error: ORPCError<string, unknown>, runtime: Runtime): ORPCError<AppErrorCode, unknown> {
  const known = AppErrorCode.safeParse(error.code);
  if (known.success) return new ORPCError(known.data, { ...error.toJSON(), cause: error.cause });
  const { cause } = error;
  if (error.code === 'BAD_REQUEST' && cause instanceof ValidationError) {
    const { sentence, field } = describeIssues(cause.issues);
    return typedError('invalid-input', sentence, { field });
  }
  if (error.code === 'BAD_REQUEST') {
    return typedError('invalid-input', 'The request cannot be read; send JSON as the contract describes it.', {});
  }
  return unknownError(cause instanceof ValidationError ? describeIssues(cause.issues).sentence : error, runtime);
}

function unknownError(error: unknown, runtime: Runtime): ORPCError<AppErrorCode, unknown> {
  const ofSystem = systemFailure(error);
  if (ofSystem) return typedError(ofSystem.code, ofSystem.message, ofSystem.parameters);
  runtime.log('error', 'A request failed', error);
  return typedError(
    'internal',
    'The request failed for a reason that the program does not know; the log has more.',
    {},
  );
}

function typedError(
  code: AppErrorCode,
  message: string,
  parameters: AppError['parameters'],
  documents: readonly AnnotationDocument[] | null = null,
): ORPCError<AppErrorCode, unknown> {
  return new ORPCError(code, {
    defined: true,
    status: errorMap[code].status,
    message,
    data: { parameters, ...(documents && { documents: documents.map(documentToShape) }) },
  });
}

function documentsOf(error: AppError): readonly AnnotationDocument[] | null {
  return error instanceof StaleRevisionError ? error.documents : null;
}
