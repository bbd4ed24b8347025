import type { Reason } from '#schemas/domain/reason.ts';
import type { ReasonCount } from '#schemas/formats/reason-count.ts';

/** Something that was done to items of datasets, or that their formats have no place for, and in which of them. */
export interface NoteLine<Dataset> {
  readonly reason: Reason;
  /** Of each dataset, to how many items; null where it is said of the format. */
  readonly datasets: readonly { readonly dataset: Dataset; readonly count: number | null }[];
}

/** What an export noted, as people read it: each thing once, what was done to items first. */
export function listNotes<Dataset extends { readonly notes: readonly ReasonCount[] }>(
  datasets: readonly Dataset[],
): readonly NoteLine<Dataset>[] {
  const lines = new Map<string, { reason: Reason; datasets: NoteLine<Dataset>['datasets'][number][] }>();
  for (const dataset of datasets) {
    for (const { reason, count } of dataset.notes) {
      const key = `${reason.code} ${reason.message}`;
      const line = lines.get(key) ?? { reason, datasets: [] };
      line.datasets.push({ dataset, count: isOfFormat(reason) ? null : count });
      lines.set(key, line);
    }
  }
  const all = [...lines.values()];
  return [...all.filter(({ reason }) => !isOfFormat(reason)), ...all.filter(({ reason }) => isOfFormat(reason))];
}

function isOfFormat({ code }: Reason): boolean {
  return code.startsWith('not-held-');
}
