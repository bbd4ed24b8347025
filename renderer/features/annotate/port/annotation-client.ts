import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import type { AnnotationPort, LoadOutcome, SaveOutcome } from '#renderer/editor/saving/annotation-port.ts';
import { client } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import type { Committed } from '#schemas/contract/annotation.ts';
import { AppErrorCode } from '#schemas/domain/app-error.ts';
import { DocumentShape } from '#schemas/domain/document.ts';
import { afterPaint } from './after-paint.ts';

/** The way from the editor to the core. */
export const annotationClient: AnnotationPort = {
  load: async (page): Promise<LoadOutcome> => {
    try {
      return { kind: 'loaded', work: await client.annotation.page({ page }) };
    } catch (error) {
      return refusalOf(error);
    }
  },
  commit: (patches, drawnBy) => outcomeOf(() => client.annotation.commit({ patches: [...patches], drawnBy })),
  undo: (operation) => outcomeOf(() => client.annotation.undo({ operation })),
  setState: ({ layers, ...move }) => outcomeOf(() => client.annotation.setState({ ...move, layers: [...layers] })),
};

/** The same for the person's second annotations. */
export const secondClient: AnnotationPort = {
  load: async (page): Promise<LoadOutcome> => {
    try {
      return { kind: 'loaded', work: await client.second.page({ page }) };
    } catch (error) {
      return refusalOf(error);
    }
  },
  commit: (patches) => outcomeOf(() => client.second.commit({ patches: [...patches] })),
  undo: (operation) => outcomeOf(() => client.second.undo({ operation })),
  setState: ({ layers, to, reason, emptyOnPurpose }) =>
    outcomeOf(() =>
      // What is neither drafted nor submitted is not offered here.
      client.second.setState({ layers: [...layers], to: to === 'submitted' ? to : 'drafted', reason, emptyOnPurpose }),
    ),
};

async function outcomeOf(call: () => Promise<Committed>): Promise<SaveOutcome> {
  await afterPaint();
  try {
    return { kind: 'committed', committed: await call() };
  } catch (error) {
    const documents = staleDocumentsOf(error);
    return documents === null ? refusalOf(error) : { kind: 'stale', documents };
  }
}

const StaleContent = z.object({ documents: z.array(DocumentShape) });

/** The documents as they are, where the core says that ours are old; null for every other failure. */
function staleDocumentsOf(error: unknown): readonly z.infer<typeof DocumentShape>[] | null {
  if (!(error instanceof ORPCError) || error.code !== 'stale-revision') return null;
  const content = StaleContent.safeParse(error.data);
  return content.success ? content.data.documents : [];
}

function refusalOf(error: unknown): Extract<LoadOutcome, { readonly kind: 'refused' | 'unreachable' }> {
  const shown = shownErrorOf(error);
  const code = AppErrorCode.safeParse(shown.code);
  return code.success ? { kind: 'refused', error: { ...shown, code: code.data } } : { kind: 'unreachable' };
}
