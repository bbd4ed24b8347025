import { ulid } from 'ulid';
import { addRecord, removeRecord, updateRecord } from '#renderer/transport/schema-patch.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useCommitSchema } from '#renderer/transport/use-commit-schema.ts';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import { QuotaId } from '#schemas/domain/id.ts';
import type { Quota } from '#schemas/domain/quota.ts';
import type { QuotaRow, QuotaSelection } from './quota-rows.ts';

/** What of a quota is not its selection. */
export type QuotaTerms = Pick<Quota, 'target' | 'due' | 'costPerItem'>;

type HeldQuota = NonNullable<QuotaRow['quota']>;

export interface QuotaEdits {
  readonly isBusy: boolean;
  readonly add: (selection: QuotaSelection, terms: QuotaTerms, onDone?: () => void) => void;
  readonly change: (quota: HeldQuota, change: Partial<Quota>, onDone?: () => void) => void;
  readonly remove: (quota: HeldQuota) => void;
}

/** Adds, changes and removes quotas; what the core refuses is said beside the screen. */
export function useQuotaEdits(): QuotaEdits {
  const showFailure = useFailureNotice();
  const commit = useCommitSchema();
  const send = (patch: Parameters<typeof commit.mutate>[0][number], onDone?: () => void) =>
    commit.mutate([patch], { onSuccess: () => onDone?.(), onError: (error) => showFailure(shownErrorOf(error)) });
  return {
    isBusy: commit.isPending,
    add: (selection, terms, onDone) => {
      const { categories, symbolClass, subModel, unit } = selection;
      const id = QuotaId.parse(ulid());
      send(
        addRecord({
          kind: 'quota',
          id,
          categories: [...categories],
          symbolClass,
          subModel,
          unit,
          ...terms,
          assignees: [],
        }),
        onDone,
      );
    },
    change: ({ quota, revision }, change, onDone) => send(updateRecord({ record: quota, revision }, change), onDone),
    remove: ({ quota, revision }) => send(removeRecord({ record: quota, revision })),
  };
}
