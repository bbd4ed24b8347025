import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SavedSchema } from '#schemas/contract/schema.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { touchedOf } from '#shared/schema/touched-of.ts';
import { api, client } from './client.ts';

const listeners = new Set<(saved: SavedSchema) => void>();

/** Hears of everything that this window changes in the schema, whichever screen does it; gives back how to stop. */
export function followSavedSchema(listener: (saved: SavedSchema) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** To be called by whatever changes the schema by one operation. */
export function tellSavedSchema(saved: SavedSchema): void {
  for (const listener of listeners) listener(saved);
}

/**
 * Changes the project's schema by one operation. Patches that change nothing may be null; with none left nothing is
 * sent. What screens show is read again before the mutation counts as done, also after a refusal, so that the next
 * attempt stands against what is there.
 */
export function useCommitSchema() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (patches: readonly (AnnotationPatch | null)[]): Promise<void> => {
      const changing = patches.filter((patch) => patch !== null);
      if (changing.length === 0) return;
      const { operation } = await client.schema.commit({ patches: changing });
      tellSavedSchema({ operation, touched: touchedOf(changing) });
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: api.schema.key() }),
        queryClient.invalidateQueries({ queryKey: api.quotas.key() }),
        queryClient.invalidateQueries({ queryKey: api.requirements.key() }),
        queryClient.invalidateQueries({ queryKey: api.project.key() }),
        queryClient.invalidateQueries({ queryKey: api.host.session.key() }),
      ]),
  });
}
