import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { api, client } from './client.ts';

/**
 * Changes the project's schema by one operation. Patches that change nothing may be null; with none left nothing is
 * sent. What screens show is read again before the mutation counts as done, also after a refusal, so that the next
 * attempt stands against what is there.
 */
export function useCommitSchema() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (patches: readonly (AnnotationPatch | null)[]) => {
      const changing = patches.filter((patch) => patch !== null);
      if (changing.length > 0) await client.schema.commit({ patches: changing });
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
