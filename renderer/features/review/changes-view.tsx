import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { printedLabel } from '#renderer/canvas/printed-label.ts';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { useFormulaHistory } from '#renderer/transport/use-formula-history.ts';
import { VersionPair } from '#renderer/ui/figure/version-pair.tsx';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import { useSchemaWords } from '#renderer/ui/use-schema-words.ts';
import type { HistoryEntry } from '#schemas/contract/history.ts';
import type { ReviewItem } from '#schemas/contract/review.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import { documentFromShape } from '#shared/annotation/document.ts';
import classes from './item-view.module.css';

export interface ChangesViewProps {
  readonly item: ReviewItem;
  readonly formula: FormulaId;
  readonly current: AnnotationDocument;
  readonly schema: ProjectSchema;
  /** The version that was asked for; null: the one that was returned last. */
  readonly compared: number | null;
}

/** An older version beside what the formula is now, with the difference drawn. */
export function ChangesView({ item, formula, current, schema, compared }: ChangesViewProps) {
  const t = useText('review');
  const format = useFormat();
  const showFailure = useFailureNotice();
  const words = useSchemaWords(schema);
  const { entries } = useFormulaHistory(formula, showFailure);
  const [chosen, setChosen] = useState<number | null>(compared);
  const older = (entries ?? []).filter(({ revision, removed }) => revision < current.revision && !removed);
  const revision = chosen ?? revisionToCompare(older);
  const version = useQuery(
    api.history.version.queryOptions({
      input: { formula, revision: revision ?? 1 },
      enabled: revision !== null,
    }),
  );
  return (
    <>
      <div className={classes.choose}>
        <Select
          size="xs"
          w={300}
          label={t('before')}
          allowDeselect={false}
          data={older.map((entry) => ({
            value: String(entry.revision),
            label:
              entry.kind === 'return'
                ? t('versionReturned', { revision: entry.revision })
                : t('versionOf', { revision: entry.revision, time: format.dateTime(entry.at) }),
          }))}
          value={revision === null ? null : String(revision)}
          onChange={(value) => setChosen(value === null ? null : Number(value))}
        />
      </div>
      {version.data !== undefined && revision !== null && (
        <VersionPair
          imageSha256={item.imageSha256}
          before={{
            title: t('versionOf', { revision, time: '' }).replace(/, $/, ''),
            document: documentFromShape(version.data),
          }}
          after={{ title: t('versionNow', { revision: current.revision }), document: current }}
          {...words}
          textOf={(id) => printedLabel(words.labelOf(id))}
        />
      )}
    </>
  );
}

/** What a reviewer wants to see first: what became of the work since it was returned, or else since it began. */
function revisionToCompare(older: readonly HistoryEntry[]): number | null {
  const returned = older.find(({ kind }) => kind === 'return');
  return (returned ?? older.at(-1))?.revision ?? null;
}
