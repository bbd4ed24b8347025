import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, client } from '#renderer/transport/client.ts';
import type { FormulaSummary } from '#schemas/contract/library.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { PageId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { type CategoryChange, categoryPatch, changeCategories } from './assign-categories.ts';

/** Patches of one operation; more formulas than this are changed by several. */
const patchesAtOnce = 1000;

/**
 * Changes the categories of many formulas. The documents are read first, so that each patch stands against what the
 * formula is now. Gives the number of formulas that changed.
 */
export function useAssignCategories(schema: ProjectSchema) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ formulas, change }: { formulas: readonly FormulaSummary[]; change: CategoryChange }) => {
      const categories = new Map(schema.categories.map(({ record }) => [record.id, record]));
      const facets = new Map(schema.facets.map(({ record }) => [record.id as string, record]));
      const wanted = new Set<string>(formulas.map(({ id }) => id));
      const patches: AnnotationPatch[] = [];
      for (const page of new Set<PageId>(formulas.map((formula) => formula.page))) {
        const work = await client.annotation.page({ page });
        for (const document of work.formulas) {
          if (!wanted.has(document.ref.id)) continue;
          const patch = categoryPatch(document, (before) => changeCategories(before, change, categories, facets));
          if (patch !== null) patches.push(patch);
        }
      }
      for (let start = 0; start < patches.length; start += patchesAtOnce) {
        await client.annotation.commit({ patches: patches.slice(start, start + patchesAtOnce) });
      }
      return patches.length;
    },
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: api.library.key() });
      void queryClient.invalidateQueries({ queryKey: api.quotas.key() });
    },
  });
}
