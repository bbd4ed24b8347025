import { useReasonText } from '#renderer/i18n/use-error-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { client } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { CsvDownload } from '#renderer/ui/csv/csv-download.tsx';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import type { FindingKind } from '#schemas/domain/finding.ts';

export interface FindingsCsvProps {
  /** Kinds that are saved; none: all. */
  readonly kinds: readonly FindingKind[];
  readonly total: number | null;
}

const partSize = 500;

/** Saves every finding of the kinds that are shown. */
export function FindingsCsv({ kinds, total }: FindingsCsvProps) {
  const t = useText('findings');
  const library = useText('library');
  const reasonText = useReasonText();
  const showFailure = useFailureNotice();
  return (
    <CsvDownload
      name={t('title')}
      fileName={kinds.length === 1 ? `findings-${kinds[0]}` : 'findings'}
      header={[
        t('kind'),
        t('sentence'),
        library('fileName'),
        t('stale'),
        'code',
        'formula_id',
        'symbol_ids',
        'page_ids',
      ]}
      total={total}
      onError={(error) => showFailure(shownErrorOf(error))}
      read={async (after) => {
        const { items, next } = await client.validation.findings({ kinds: [...kinds], after, limit: partSize });
        const rows = items.map(({ finding: { kind, place, reason }, shown, pages, isStale }) => [
          t(`kind-${kind}`),
          reasonText(reason),
          shown?.pageName ?? pages.map(({ pageName }) => pageName).join(' · '),
          isStale ? t('stale') : '',
          reason.code,
          place.type === 'formula' ? place.formula : '',
          place.type === 'formula' ? place.symbols.join(' ') : '',
          place.type === 'formula' ? place.page : pages.map(({ id }) => id).join(' '),
        ]);
        return { rows, next };
      }}
    />
  );
}
