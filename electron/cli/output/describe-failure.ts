import { ORPCError } from '@orpc/client';
import { CommanderError } from 'commander';
import { z } from 'zod';
import { systemFailure } from '#electron/core/project/system-failure.ts';
import { AppError, AppErrorCode, type AppErrorShape, MessageParameters } from '#schemas/domain/app-error.ts';
import { UsageError } from '../usage-error.ts';

export interface Failure extends AppErrorShape {
  readonly exitCode: 1 | 2;
}

/** By code, or by the reason that a failure names. */
const waysOut: Readonly<Record<string, string>> = {
  'project-missing': 'A new project is made by `quotient init`.',
  'named-test-taken': '--split new makes one.',
  'named-test-locked': '--split new makes one.',
  'locked-split-left': 'Name it with --split to go on with it; --split new makes another one.',
};

const RemoteContent = z.object({ parameters: MessageParameters });

/** What is said of a failure, wherever it happened: code, one sentence, and how the command ends. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof UsageError) return wrongUse(error.message);
  if (error instanceof CommanderError) return wrongUse(plainWords(error.message));
  if (error instanceof AppError) return { ...withWayOut(error), exitCode: 1 };
  if (error instanceof ORPCError) {
    const code = AppErrorCode.safeParse(error.code);
    const content = RemoteContent.safeParse(error.data);
    const shape = {
      code: code.success ? code.data : 'internal',
      message: error.message,
      parameters: content.success ? content.data.parameters : {},
    };
    return { ...withWayOut(shape), exitCode: 1 };
  }
  const ofSystem = systemFailure(error);
  if (ofSystem) return { ...withWayOut(ofSystem), exitCode: 1 };
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'internal',
    message: `The command failed for a reason it does not know: ${reason}`,
    parameters: {},
    exitCode: 1,
  };
}

/** What the program says, and the command that helps where only the command line has one to name. */
function withWayOut({ code, message, parameters }: AppErrorShape): AppErrorShape {
  const wayOut =
    waysOut[code] ?? (typeof parameters['reason'] === 'string' ? waysOut[parameters['reason']] : undefined);
  return { code, parameters, message: wayOut ? `${message} ${wayOut}` : message };
}

/** What the parser of the command line says, in one line and in words of this program. */
function plainWords(message: string): string {
  return message
    .replace(/^error: /, '')
    .replace(/\n/g, ' ')
    .replace(/^command-argument value '(.*)' is invalid for argument '(.*?)'\./, '“$1” is no <$2>.');
}

function wrongUse(message: string): Failure {
  return { code: 'invalid-input', message, parameters: {}, exitCode: 2 };
}
