import type { ImportLook, LookEvent } from '#schemas/contract/import-look.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { asLostConnection } from './connection/lost-connection.ts';
import { ProgressLine } from './output/progress-line.ts';

/**
 * Follows a look at what an import would find, and shows how far it is. Ctrl+C ends it.
 *
 * @throws AppError of a look that was refused or ended
 */
export async function runLook(start: (signal: AbortSignal) => Promise<AsyncIterable<LookEvent>>): Promise<ImportLook> {
  const line = new ProgressLine();
  const abort = new AbortController();
  const cancel = () => abort.abort();
  process.once('SIGINT', cancel);
  process.once('SIGTERM', cancel);
  try {
    for await (const event of await start(abort.signal)) {
      if (event.kind === 'found') return event.look;
      if (event.kind === 'progress') line.show({ progress: { ...event, secondsLeft: null } });
      else throw new AppError(event.error.code, event.error.message, event.error.parameters);
    }
  } catch (error) {
    if (!abort.signal.aborted) throw error instanceof AppError ? error : asLostConnection(error);
  } finally {
    process.removeListener('SIGINT', cancel);
    process.removeListener('SIGTERM', cancel);
    line.clear();
  }
  throw new AppError('cancelled', 'The look was ended; nothing was imported.');
}
