import { nameSelection } from '../choices/selection.ts';
import { type ProjectFlags, withProject } from '../connection/with-project.ts';
import { formatQuotaCsv, formatQuotas } from '../output/format-quotas.ts';

/** Lists quotas with the quantity that stands against them. */
export async function listQuotas(project: string, flags: ProjectFlags & { readonly csv?: true }): Promise<void> {
  await withProject(project, flags, async ({ client }) => {
    const [schema, { quotas }] = await Promise.all([client.schema.get(), client.quotas.overview()]);
    const named = quotas.map((progress) => ({ selection: nameSelection(schema, progress.quota), ...progress }));
    if (flags.csv) return { json: named, text: formatQuotaCsv(named) };
    return { json: named, text: named.length === 0 ? 'There is no quota.' : formatQuotas(named) };
  });
}
