import { Button, Loader, Text } from '@mantine/core';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { FigureItem, FigureItems as Part } from '#schemas/contract/figure-items.ts';
import { keyed } from '../keyed.ts';
import { FormulaThumbnail } from '../latex/formula-thumbnail.tsx';
import { SymbolGlyph } from '../latex/symbol-glyph.tsx';
import { useShowInLibrary } from '../library-link.ts';
import classes from './figure-items.module.css';

export interface FigureItemsProps {
  /** What the figure says. */
  readonly count: number;
  /** What stands behind it, part by part, as it is fetched. */
  readonly list: {
    readonly data: { readonly pages: readonly Part[] } | undefined;
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
}

/** The items behind a figure, each with the way to it. */
export function FigureItems({ count, list }: FigureItemsProps) {
  const t = useText('common');
  if (list.data === undefined) return <Loader size="sm" />;
  const items = list.data.pages.flatMap((part) => part.items);
  const untold = count - (list.data.pages[0]?.total ?? count);
  return (
    <>
      <ul className={classes.list}>
        {/* Two groups may begin on one page. */}
        {keyed(items, (item) => (item.type === 'class' ? item.symbolClass : `${item.page} ${item.formula}`)).map(
          ([key, item]) => (
            <Item key={key} item={item} />
          ),
        )}
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
  const t = useText('common');
  const format = useFormat();
  const show = useShowInLibrary();
  const many = item.count !== 1 ? `× ${format.number(item.count)}` : '';
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
