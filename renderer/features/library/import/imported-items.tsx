import { Modal } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { FigureItems } from '#renderer/ui/counts/figure-items.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { Timestamp } from '#schemas/domain/id.ts';

/** A figure of the report of an import that is followed by the log. */
export interface ImportedFigure {
  readonly counted: 'formulas' | 'relations';
  readonly title: string;
  readonly count: number;
}

export interface ImportedItemsProps {
  readonly figure: ImportedFigure | null;
  readonly batch: string | null;
  readonly during: { readonly from: Timestamp; readonly until: Timestamp } | undefined;
  readonly onClose: () => void;
}

const partSize = 60;

/** The formulas that an import made, each with what of it is counted. */
export function ImportedItems({ figure, onClose, ...source }: ImportedItemsProps) {
  const format = useFormat();
  return (
    <Modal
      opened={figure !== null}
      onClose={onClose}
      size={760}
      title={figure === null ? '' : `${figure.title}: ${format.number(figure.count)}`}
    >
      {figure !== null && <Items figure={figure} {...source} />}
    </Modal>
  );
}

function Items({
  figure: { counted, count },
  batch,
  during,
}: { readonly figure: ImportedFigure } & Pick<ImportedItemsProps, 'batch' | 'during'>) {
  const list = useInfiniteQuery({
    ...api.history.itemsBehind.infiniteOptions({
      input: (after: string | null) => ({
        figure: { of: 'imported', batch, during: during ?? { from: '', until: '' }, counted },
        after,
        limit: partSize,
      }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
    }),
    enabled: during !== undefined,
  });
  if (list.error !== null) return <ErrorNotice error={shownErrorOf(list.error)} onRetry={() => void list.refetch()} />;
  return <FigureItems count={count} list={list} />;
}
