import { Modal } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { FigureItems } from '#renderer/ui/counts/figure-items.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { PersonId } from '#schemas/domain/id.ts';

/** Symbols that a person drew, or the program for them. */
export interface DrawnFigure {
  readonly person: PersonId;
  readonly by: 'person' | 'machine';
  readonly count: number;
}

export interface DrawnSymbolsProps {
  readonly drawn: DrawnFigure | null;
  readonly days: { readonly from: string | null; readonly to: string | null };
  readonly title: string;
  readonly onClose: () => void;
}

const partSize = 60;

/** The formulas in which somebody's symbols stand, each with how many. */
export function DrawnSymbols({ drawn, days, title, onClose }: DrawnSymbolsProps) {
  return (
    <Modal opened={drawn !== null} onClose={onClose} size={760} title={title}>
      {drawn !== null && <Drawn drawn={drawn} days={days} />}
    </Modal>
  );
}

function Drawn({
  drawn: { person, by, count },
  days,
}: { readonly drawn: DrawnFigure } & Pick<DrawnSymbolsProps, 'days'>) {
  const list = useInfiniteQuery(
    api.history.itemsBehind.infiniteOptions({
      input: (after: string | null) => ({ figure: { of: 'drawn', person, by, ...days }, after, limit: partSize }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
    }),
  );
  if (list.error !== null) return <ErrorNotice error={shownErrorOf(list.error)} onRetry={() => void list.refetch()} />;
  return <FigureItems count={count} list={list} />;
}
