import { AppError } from '#schemas/domain/app-error.ts';
import { findQuota, findSelection, nameSelection, type SelectionFlags } from '../choices/selection.ts';
import { type ProjectFlags, withProject } from '../connection/with-project.ts';

/** Removes the quota of a selection. */
export async function removeQuota(project: string, flags: ProjectFlags & SelectionFlags): Promise<void> {
  await withProject(project, flags, async ({ client }) => {
    const schema = await client.schema.get();
    // Of a quota of a sub-model that is gone, too.
    const known = schema.quotas.flatMap(({ record }) => record.subModel ?? []);
    const selection = findSelection(schema, flags, known);
    const quota = findQuota(schema, selection);
    const name = nameSelection(schema, selection);
    if (!quota)
      throw new AppError('not-found', `There is no quota for ${name}; quota list shows those there are.`, { name });
    const { record, revision } = quota;
    await client.schema.commit({
      patches: [
        { document: { type: 'quota', id: record.id }, base: revision, added: [], updated: [], removed: [record] },
      ],
    });
    return { json: record, text: `Removed the quota for ${name}.` };
  });
}
