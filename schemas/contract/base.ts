import { oc } from '@orpc/contract';
import { z } from 'zod';
import { type AppErrorCode, MessageParameters } from '../domain/app-error.ts';
import { DocumentShape } from '../domain/document.ts';
import type { Role } from '../domain/person.ts';

/**
 * Who may call a procedure. `visitor`: anybody whom the host let in; `owner`: the person at the machine that the core
 * runs on (desktop window, local token, command line), who alone names folders; `machine`: in process or over the
 * owner's local socket only, never over HTTP, and so the only ones that may take paths; a role: a person of the open
 * project who has at least this role.
 */
export type Access = 'visitor' | 'owner' | 'machine' | Role;

export interface ProcedureMeta {
  readonly access: Access;
}

/** What every typed error carries beside its sentence. */
const ErrorContent = z.object({
  parameters: MessageParameters,
  /** Of `stale-revision`: the documents as they are now. */
  documents: z.array(DocumentShape).optional(),
});

const statusOfCode: Readonly<Record<AppErrorCode, number>> = {
  'invalid-input': 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'stale-revision': 409,
  conflict: 409,
  'unsupported-file': 415,
  'corrupt-file': 422,
  'too-large': 413,
  'project-missing': 404,
  'project-invalid': 422,
  'project-locked': 423,
  'project-newer': 422,
  'project-read-only': 403,
  'no-project': 409,
  'disk-full': 507,
  'io-failed': 500,
  cancelled: 499,
  internal: 500,
};

const typedError = (code: AppErrorCode) => ({ status: statusOfCode[code], data: ErrorContent });

/** The closed set of errors of every procedure. */
export const errorMap = {
  'invalid-input': typedError('invalid-input'),
  unauthenticated: typedError('unauthenticated'),
  forbidden: typedError('forbidden'),
  'not-found': typedError('not-found'),
  'stale-revision': typedError('stale-revision'),
  conflict: typedError('conflict'),
  'unsupported-file': typedError('unsupported-file'),
  'corrupt-file': typedError('corrupt-file'),
  'too-large': typedError('too-large'),
  'project-missing': typedError('project-missing'),
  'project-invalid': typedError('project-invalid'),
  'project-locked': typedError('project-locked'),
  'project-newer': typedError('project-newer'),
  'project-read-only': typedError('project-read-only'),
  'no-project': typedError('no-project'),
  'disk-full': typedError('disk-full'),
  'io-failed': typedError('io-failed'),
  cancelled: typedError('cancelled'),
  internal: typedError('internal'),
} as const;

/** A procedure of the contract, for those who have `access`. */
export function procedure(access: Access) {
  return oc.$meta<ProcedureMeta>({ access }).errors(errorMap);
}

/** Position in a list that is paged by key; opaque to callers. */
export const Cursor = z.string().max(500);
export const PageLimit = z.int().min(1).max(500).default(100);
