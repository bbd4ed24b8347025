import { Modal } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { FigureItems } from '#renderer/ui/counts/figure-items.tsx';
import { FigureLink } from '#renderer/ui/counts/figure-link.tsx';
import { FigureSentence } from '#renderer/ui/counts/figure-sentence.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { ReleaseFigure } from '#schemas/contract/release-figures.ts';
import type { ReleaseId } from '#schemas/domain/id.ts';

/** A figure of a release that somebody follows. */
interface OpenFigure {
  readonly release: ReleaseId;
  readonly figure: ReleaseFigure;
  readonly title: string;
  readonly count: number;
}

const ShowFigureContext = createContext<((figure: OpenFigure) => void) | null>(null);

const partSize = 60;

/** Lets the figures of a release lead to what they count: to the items as they were frozen. */
export function ItemsBehindFigures({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState<OpenFigure | null>(null);
  return (
    <ShowFigureContext value={setOpen}>
      {children}
      <Modal opened={open !== null} onClose={() => setOpen(null)} size={760} title={open?.title ?? ''}>
        {open !== null && <Items open={open} />}
      </Modal>
    </ShowFigureContext>
  );
}

export interface FrozenFigureProps {
  /** Without one, as in a preview, the figure is bare. */
  readonly release: ReleaseId | undefined;
  readonly figure: ReleaseFigure;
  readonly label: string;
  readonly value: number;
}

/** A figure of a release that leads to the items behind it. */
export function FrozenFigure({ release, figure, label, value }: FrozenFigureProps) {
  const show = useContext(ShowFigureContext);
  const format = useFormat();
  const title = `${label}: ${format.number(value)}`;
  return (
    <FigureLink
      value={value}
      label={label}
      onShow={show !== null && release !== undefined ? () => show({ release, figure, title, count: value }) : undefined}
    />
  );
}

export interface FrozenSentenceProps extends Omit<FrozenFigureProps, 'value' | 'label'> {
  readonly count: number;
  /** Says the figure among other things. */
  readonly children: string;
}

/** A sentence with a figure of a release, that leads to the items behind it. */
export function FrozenSentence({ release, figure, count, children }: FrozenSentenceProps) {
  const show = useContext(ShowFigureContext);
  const follow =
    show !== null && release !== undefined && count > 0
      ? () => show({ release, figure, title: children, count })
      : undefined;
  return <FigureSentence onShow={follow}>{children}</FigureSentence>;
}

function Items({ open: { release, figure, count } }: { readonly open: OpenFigure }) {
  const list = useInfiniteQuery(
    api.releases.itemsBehind.infiniteOptions({
      input: (after: string | null) => ({ release, figure, after, limit: partSize }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
      staleTime: Infinity,
    }),
  );
  if (list.error !== null) return <ErrorNotice error={shownErrorOf(list.error)} onRetry={() => void list.refetch()} />;
  return <FigureItems count={count} list={list} />;
}
