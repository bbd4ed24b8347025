import { access } from 'node:fs/promises';
import type { Host } from '#electron/rpc/host/host.ts';
import { ExportReport } from '#schemas/contract/releases.ts';
import { AppError, type AppErrorShape } from '#schemas/domain/app-error.ts';
import type { JobId } from '#schemas/domain/id.ts';
import type { CoreAnswerOf, CoreRequest } from '../core-messages.ts';

/** Answers what the main process asks; `close` is its caller's. */
export async function answerRequest(
  host: Host,
  request: Exclude<CoreRequest, { type: 'close' }>,
): Promise<CoreAnswerOf[CoreRequest['type']]> {
  switch (request.type) {
    case 'open-project':
      return await openProject(host, request.path);
    case 'recents':
      return (await host.recents()).filter(({ isMissing }) => !isMissing).map(({ name, path }) => ({ name, path }));
    case 'running-jobs':
      return (host.project?.jobs.list() ?? []).filter(({ state }) => state === 'running').map(({ kind }) => kind);
    case 'name-paths':
      return request.paths.map((path) => host.folders.idOf(path));
    case 'path-of-folder':
      return host.folders.pathOf(request.folder);
    case 'path-of-export':
      return await pathOfExport(host, request.job);
    case 'path-of-project':
      return host.project?.path ?? null;
  }
}

/** Opens a project; a refusal is an answer, too. */
export async function openProject(host: Host, path: string): Promise<AppErrorShape | null> {
  try {
    await host.open(path);
    return null;
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, message: error.message, parameters: error.parameters };
    throw error;
  }
}

/** Where an export went; null where it is no export, has not ended, or is there no more. */
async function pathOfExport(host: Host, job: JobId): Promise<string | null> {
  const report = ExportReport.safeParse(host.project?.jobs.get(job).report);
  if (!report.success) return null;
  const { path } = report.data;
  return await access(path).then(
    () => path,
    () => null,
  );
}
