import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import type { ShownError } from '#renderer/i18n/shown-error.ts';
import { AppErrorCode, MessageParameters } from '#schemas/domain/app-error.ts';

const ErrorContent = z.object({ parameters: MessageParameters });

const unreachable: ShownError = {
  code: 'unreachable',
  message: 'The program that serves this page does not answer.',
  parameters: {},
};

/** Codes of HTTP answers that carry no typed error (a proxy, an older program). */
function codeOfStatus(status: number): ShownError['code'] {
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 413) return 'too-large';
  return 'internal';
}

/** Turns whatever a call was rejected with into what a screen can show; never a stack, never a raw object. */
export function shownErrorOf(error: unknown): ShownError {
  if (error instanceof ORPCError) {
    const code = AppErrorCode.safeParse(error.code);
    const content = ErrorContent.safeParse(error.data);
    return {
      code: code.success ? code.data : codeOfStatus(error.status),
      message: error.message,
      parameters: content.success ? content.data.parameters : {},
    };
  }
  if (isShownError(error)) return error;
  if (error instanceof TypeError) return unreachable;
  if (error instanceof DOMException && error.name === 'AbortError') {
    return { code: 'cancelled', message: 'This was cancelled.', parameters: {} };
  }
  return {
    code: 'internal',
    message: 'Something unexpected happened in this screen; reload and try again.',
    parameters: {},
  };
}

const ShownErrorShape = z.object({
  code: z.union([AppErrorCode, z.literal('unreachable')]),
  message: z.string(),
  parameters: MessageParameters,
});

function isShownError(error: unknown): error is ShownError {
  return ShownErrorShape.safeParse(error).success;
}

/** What the host answered a request outside RPC (uploads) with, from status and body. */
export function shownErrorOfResponse(status: number, body: string): ShownError {
  if (status === 0) return unreachable;
  try {
    const answer = z
      .object({ code: AppErrorCode, message: z.string(), parameters: MessageParameters.optional() })
      .safeParse(JSON.parse(body));
    if (answer.success) return { ...answer.data, parameters: answer.data.parameters ?? {} };
  } catch {
    // Not JSON: the status alone says what is known.
  }
  return { code: codeOfStatus(status), message: `The host answered with status ${status}.`, parameters: { status } };
}

/** Whether trying again without doing anything else may help. */
export function isWorthRetrying(error: unknown): boolean {
  return shownErrorOf(error).code === 'unreachable';
}
