import { AppError } from '#schemas/domain/app-error.ts';
import type { Category, Facet } from '#schemas/domain/facet.ts';
import type { CategoryId } from '#schemas/domain/id.ts';
import type { Project } from '../../project/project.ts';
import { requireUsed } from '../../services/kinds-in-use.ts';

/** Refuses categories that do not exist or are retired, and two of a facet that takes one. */
export async function checkImportCategories(project: Project, categories: readonly CategoryId[]): Promise<void> {
  if (categories.length === 0) return;
  const records = (await project.store.schemaRecords()).map(({ record }) => record);
  const taken = new Map<string, Category>();
  for (const id of categories) {
    const category = records.find((record) => record.id === id);
    if (category?.kind !== 'category') {
      throw new AppError('invalid-input', `There is no category ${id} to give to imported formulas.`, {
        reason: 'import-category-unknown',
        id,
      });
    }
    requireUsed(category);
    const facet = records.find((record) => record.id === category.facet);
    const other = taken.get(category.facet);
    if (facet?.kind === 'facet' && facet.selection === 'one' && other) throw takesOne(facet, other, category);
    taken.set(category.facet, category);
  }
}

function takesOne(facet: Facet, { name: first }: Category, { name: second }: Category): AppError {
  const message = `“${first.en}” and “${second.en}” are both of “${facet.name.en}”, of which a formula has one category at most: choose one of them.`;
  return new AppError('invalid-input', message, {
    reason: 'import-categories-of-one-facet',
    facet: facet.name.ko,
    first: first.ko,
    second: second.ko,
  });
}
