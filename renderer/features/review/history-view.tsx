import { useText } from '#renderer/i18n/use-text.ts';
import { takeBack } from '#renderer/transport/take-back.ts';
import { useFormulaHistory } from '#renderer/transport/use-formula-history.ts';
import { HistoryList } from '#renderer/ui/history/history-list.tsx';
import { useRestoredNotice } from '#renderer/ui/history/use-restored-notice.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import { useSchemaWords } from '#renderer/ui/use-schema-words.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { FormulaId } from '#schemas/domain/id.ts';

export interface HistoryViewProps {
  readonly formula: FormulaId;
  readonly current: AnnotationDocument;
  readonly schema: ProjectSchema;
  readonly onCompare: (revision: number) => void;
}

/** The history of a formula under review. */
export function HistoryView({ formula, current, schema, onCompare }: HistoryViewProps) {
  const t = useText('review');
  const showFailure = useFailureNotice();
  const words = useSchemaWords(schema);
  const { entries, error, more, restore, refresh } = useFormulaHistory(formula, showFailure);
  const showRestored = useRestoredNotice(takeBack, refresh);
  if (error !== null) return <ErrorNotice error={error} />;
  if (entries === null) return null;
  const bringBack = async (revision: number) => {
    const operation = await restore(revision);
    if (operation !== null) showRestored(operation, revision);
  };
  return (
    <HistoryList
      entries={entries}
      {...words}
      symbolOf={(id) => {
        const record = current.records.get(id);
        return record?.kind === 'symbol' ? words.labelOf(record.symbolClass) : t('unlabelled');
      }}
      onRestore={(revision) => void bringBack(revision)}
      onCompare={onCompare}
      onMore={more}
    />
  );
}
