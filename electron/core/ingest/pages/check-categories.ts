import { AppError } from '#schemas/domain/app-error.ts';
import type { CategoryId } from '#schemas/domain/id.ts';
import type { Project } from '../../project/project.ts';

/** Refuses categories that do not exist or are retired, and two of a facet that takes one. */
export async function checkImportCategories(project: Project, categories: readonly CategoryId[]): Promise<void> {
  if (categories.length === 0) return;
  const records = (await project.store.schemaRecords()).map(({ record }) => record);
  const seen = new Set<string>();
  for (const id of categories) {
    const category = records.find((record) => record.id === id);
    if (category?.kind !== 'category' || category.retired) {
      throw new AppError('invalid-input', `There is no category ${id} to give to imported formulas.`, {
        reason: 'import-category-unknown',
        id,
      });
    }
    const facet = records.find((record) => record.id === category.facet);
    if (facet?.kind === 'facet' && facet.selection === 'one' && seen.has(facet.id)) {
      throw new AppError('invalid-input', `A formula has one category of the facet ${facet.key} at most.`, {
        facet: facet.key,
      });
    }
    seen.add(category.facet);
  }
}
