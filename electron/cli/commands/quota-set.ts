import { systemRuntime } from '#electron/core/project/runtime.ts';
import { QuotaId } from '#schemas/domain/id.ts';
import { Quota } from '#schemas/domain/quota.ts';
import { counted } from '#shared/words/counted.ts';
import { findQuota, findSelection, nameSelection, type SelectionFlags } from '../choices/selection.ts';
import { type ProjectFlags, withProject } from '../connection/with-project.ts';
import { UsageError } from '../usage-error.ts';

interface Flags extends ProjectFlags, SelectionFlags {
  readonly target: number;
  readonly unit?: 'formula' | 'symbol';
  readonly due?: string;
  readonly cost?: number;
}

/** Sets the target of a selection: a new quota, or the one it has with new figures. */
export async function setQuota(project: string, flags: Flags): Promise<void> {
  if (flags.symbol !== undefined && flags.unit === 'formula') {
    throw new UsageError('A quota of a symbol class counts symbols; leave --unit out.');
  }
  await withProject(project, flags, async ({ client }) => {
    const [schema, { subModels }] = await Promise.all([client.schema.get(), client.releases.exportSettings()]);
    const selection = findSelection(
      schema,
      flags,
      subModels.map(({ key }) => key),
    );
    const before = findQuota(schema, selection);
    const after = Quota.parse({
      kind: 'quota',
      id: before?.record.id ?? QuotaId.parse(systemRuntime().newId()),
      ...selection,
      unit: flags.unit ?? before?.record.unit ?? (flags.symbol === undefined ? 'formula' : 'symbol'),
      target: flags.target,
      due: flags.due ?? before?.record.due ?? null,
      costPerItem: flags.cost ?? before?.record.costPerItem ?? null,
      assignees: before?.record.assignees ?? [],
    });
    const isSame = before !== undefined && JSON.stringify(before.record) === JSON.stringify(after);
    if (!isSame) {
      await client.schema.commit({
        patches: [
          {
            document: { type: 'quota', id: after.id },
            base: before?.revision ?? 0,
            added: before ? [] : [after],
            updated: before ? [{ before: before.record, after }] : [],
            removed: [],
          },
        ],
      });
    }
    return { json: after, text: `${nameSelection(schema, after)}: target ${counted(after.target, after.unit)}.` };
  });
}
