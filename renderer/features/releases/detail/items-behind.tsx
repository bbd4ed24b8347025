import { Button, Loader, Modal, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { FigureLink } from '#renderer/ui/counts/figure-link.tsx';
import { FormulaThumbnail } from '#renderer/ui/latex/formula-thumbnail.tsx';
import { SymbolGlyph } from '#renderer/ui/latex/symbol-glyph.tsx';
import { useShowInLibrary } from '#renderer/ui/library-link.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { FigureItem, ReleaseFigure } from '#schemas/contract/release-figures.ts';
import type { ReleaseId } from '#schemas/domain/id.ts';
import classes from './items-behind.module.css';

/** A figure of a release that somebody follows. */
interface OpenFigure {
  readonly release: ReleaseId;
  readonly figure: ReleaseFigure;
  /** What it counts. */
  readonly label: string;
  readonly count: number;
}

const ShowFigureContext = createContext<((figure: OpenFigure) => void) | null>(null);

const partSize = 60;

/** Lets the figures of a release lead to what they count: to the items as they were frozen. */
export function ItemsBehindFigures({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState<OpenFigure | null>(null);
  const format = useFormat();
  return (
    <ShowFigureContext value={setOpen}>
      {children}
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        size={760}
        title={open === null ? '' : `${open.label}: ${format.number(open.count)}`}
      >
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
  return (
    <FigureLink
      value={value}
      label={label}
      onShow={show !== null && release !== undefined ? () => show({ release, figure, label, count: value }) : undefined}
    />
  );
}

function Items({ open: { release, figure, count } }: { readonly open: OpenFigure }) {
  const t = useText('releases');
  const list = useInfiniteQuery(
    api.releases.itemsBehind.infiniteOptions({
      input: (after: string | null) => ({ release, figure, after, limit: partSize }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
      staleTime: Infinity,
    }),
  );
  if (list.error !== null) return <ErrorNotice error={shownErrorOf(list.error)} onRetry={() => void list.refetch()} />;
  if (list.data === undefined) return <Loader size="sm" />;
  const items = list.data.pages.flatMap((part) => part.items);
  const untold = count - (list.data.pages[0]?.total ?? count);
  return (
    <>
      <ul className={classes.list}>
        {items.map((item) => (
          <Item key={item.type === 'class' ? item.symbolClass : `${item.page} ${item.formula}`} item={item} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          mt="sm"
          size="xs"
          variant="default"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('showMoreItems')}
        </Button>
      )}
      {untold > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('untoldItems', { count: untold })}
        </Text>
      )}
    </>
  );
}

function Item({ item }: { readonly item: FigureItem }) {
  const t = useText('releases');
  const format = useFormat();
  const show = useShowInLibrary();
  const many = item.count > 1 ? `× ${format.number(item.count)}` : '';
  if (item.type === 'class') {
    return (
      <li className={classes.item}>
        <span className={classes.glyph}>
          <SymbolGlyph label={item.label} />
        </span>
        <span className={classes.name}>{item.label}</span>
        <span className={classes.many}>{many}</span>
        {show !== null && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => show({ tab: 'symbols', symbolClass: item.symbolClass })}
          >
            {t('showItem')}
          </Button>
        )}
      </li>
    );
  }
  return (
    <li className={classes.item}>
      <div className={classes.picture}>
        <FormulaThumbnail imageSha256={item.imageSha256} region={item.region} size={240} alt="" />
      </div>
      <span className={classes.name} title={item.sourceName}>
        {item.sourceName}
      </span>
      <span className={classes.many}>{many}</span>
      {show !== null && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`${t('showItem')}: ${item.sourceName}`}
          onClick={() => show({ page: item.page })}
        >
          {t('showItem')}
        </Button>
      )}
    </li>
  );
}
