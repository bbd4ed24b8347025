import type { Progress } from '#electron/core/jobs/job-runner.ts';
import { failureShape } from '#electron/core/project/failure-shape.ts';
import type { Project } from '#electron/core/project/project.ts';
import type { LookEvent } from '#schemas/contract/import-look.ts';
import type { ImportOptions } from '#schemas/contract/imports.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { streamEvents } from './event-stream.ts';

/** A look at what an import would find, as it goes on; it ends with its result, or when nobody listens any more. */
export async function* streamLook(
  project: Project,
  sources: { readonly roots: readonly string[]; readonly options: ImportOptions },
  signal: AbortSignal | undefined,
): AsyncGenerator<LookEvent, void> {
  const changes = streamEvents<LookEvent>(
    (push) => {
      let isOver = false;
      const watch = {
        progress: (phase: string, done: number, total: number | null) => push({ kind: 'progress', phase, done, total }),
        throwIfCancelled: () => {
          if (isOver) throw new AppError('cancelled', 'The look was ended.');
        },
      };
      void lookAt(project, sources, watch).then(push);
      return () => {
        isOver = true;
      };
    },
    signal,
    ({ kind }) => (kind === 'progress' ? kind : null),
  );
  for await (const event of changes) {
    yield event;
    if (event.kind !== 'progress') return;
  }
}

async function lookAt(
  project: Project,
  sources: { readonly roots: readonly string[]; readonly options: ImportOptions },
  watch: Progress,
): Promise<LookEvent> {
  try {
    const { lookAtSources } = await import('#electron/core/ingest/look-at-sources.ts');
    return { kind: 'found', look: await lookAtSources(project, sources, watch) };
  } catch (error) {
    return { kind: 'refused', error: failureShape(project.runtime, error) };
  }
}
