import { Anchor, ScrollArea, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { toCsv } from '#renderer/ui/csv/csv.ts';
import { useShowInLibrary } from '#renderer/ui/library-link.ts';
import { differenceChanges, type ReleaseDifference } from '#schemas/contract/release-reports.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import classes from '../split/split-view.module.css';
import { TableTitle } from '../table-title.tsx';
import { changeKeys, partKeys } from './difference-words.ts';
import { FrozenFigure } from './items-behind.tsx';

interface DifferenceProps {
  readonly difference: ReleaseDifference;
}

/** Pages and formulas that came, went, are others now, or stand on another side. */
export function ChangeTable({ difference: { from, to, pages, formulas } }: DifferenceProps) {
  const t = useText('releases');
  const rows = [
    { kind: 'page' as const, name: t('pages'), counts: pages },
    { kind: 'formula' as const, name: t('formulas'), counts: formulas },
  ];
  const csv = () =>
    toCsv(
      [t('difference'), ...differenceChanges.map((change) => t(changeKeys[change]))],
      rows.map(({ name, counts }) => [name, ...differenceChanges.map((change) => counts[change])]),
    );
  return (
    <div>
      <TableTitle title={t('changesTitle')} fileName="release-changes" csv={csv} />
      <Table className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th />
            {differenceChanges.map((change) => (
              <Table.Th key={change}>{t(changeKeys[change])}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ kind, name, counts }) => (
            <Table.Tr key={kind}>
              <Table.Td>{name}</Table.Td>
              {differenceChanges.map((change) => (
                <Table.Td key={change}>
                  <FrozenFigure
                    release={to}
                    figure={{ of: 'difference', from, counted: { kind, change } }}
                    label={`${name}, ${t(changeKeys[change])}`}
                    value={counts[change]}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** From which side to which pages and formulas went; nothing where all stand where they stood. */
export function MoveTable({ difference: { from: older, to: newer, moves } }: DifferenceProps) {
  const t = useText('releases');
  const sideMove = useSideMove();
  if (moves.length === 0) return null;
  const csv = () =>
    toCsv(
      [t('split'), t('pages'), t('formulas')],
      moves.map(({ from, to, pages, formulas }) => [sideMove(from, to), pages, formulas]),
    );
  return (
    <div>
      <TableTitle title={t('movesTitle')} fileName="release-moves" csv={csv} />
      <Table className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('split')}</Table.Th>
            <Table.Th>{t('pages')}</Table.Th>
            <Table.Th>{t('formulas')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {moves.map(({ from, to, pages, formulas }) => (
            <Table.Tr key={`${from} ${to}`}>
              <Table.Td>{sideMove(from, to)}</Table.Td>
              {[['page', t('pages'), pages] as const, ['formula', t('formulas'), formulas] as const].map(
                ([type, name, value]) => (
                  <Table.Td key={type}>
                    <FrozenFigure
                      release={newer}
                      figure={{ of: 'difference', from: older, counted: { kind: 'move', type, from, to } }}
                      label={`${name}, ${sideMove(from, to)}`}
                      value={value}
                    />
                  </Table.Td>
                ),
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** Categories by their formulas and classes by their symbols, in both releases, as far as anything came or went. */
export function KindTable({ difference: { from, to, kinds } }: DifferenceProps) {
  const t = useText('releases');
  const nameOf = useLocalisedName();
  const schema = useQuery(api.schema.get.queryOptions());
  if (kinds.length === 0) return null;
  const names = new Map<string, string>([
    ...(schema.data?.categories ?? []).map(({ record }) => [record.id as string, nameOf(record.name)] as const),
    ...(schema.data?.symbolClasses ?? []).map(({ record }) => [record.id as string, record.label] as const),
  ]);
  const of = { category: t('kindCategory'), class: t('kindClass') };
  const head = [t('stratum'), t('kindOf'), t('before'), t('after'), t('changeAdded'), t('changeRemoved')];
  const csv = () =>
    toCsv(
      head,
      kinds.map(({ kind, id, before, after, added, removed }) => [
        names.get(id) ?? id,
        of[kind],
        before,
        after,
        added,
        removed,
      ]),
    );
  return (
    <div>
      <TableTitle title={t('kindsTitle')} fileName="release-kinds" csv={csv} />
      <ScrollArea.Autosize mah={320} type="auto">
        <Table className={classes.table} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              {head.map((name) => (
                <Table.Th key={name}>{name}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {kinds.map(({ kind, id, before, after, added, removed }) => {
              const name = names.get(id) ?? id;
              const change = (which: 'added' | 'removed') =>
                ({ of: 'difference', from, counted: { kind: 'stratum', of: kind, id, change: which } }) as const;
              return (
                <Table.Tr key={`${kind} ${id}`}>
                  <Table.Td className={kind === 'class' ? classes.label : ''}>{name}</Table.Td>
                  <Table.Td>{of[kind]}</Table.Td>
                  <Table.Td>
                    <FrozenFigure
                      release={from}
                      figure={{ of: 'stratum', kind, id }}
                      label={`${name}, ${t('before')}`}
                      value={before}
                    />
                  </Table.Td>
                  <Table.Td>
                    <FrozenFigure
                      release={to}
                      figure={{ of: 'stratum', kind, id }}
                      label={`${name}, ${t('after')}`}
                      value={after}
                    />
                  </Table.Td>
                  <Table.Td>
                    <FrozenFigure
                      release={to}
                      figure={change('added')}
                      label={`${name}, ${t('changeAdded')}`}
                      value={added}
                    />
                  </Table.Td>
                  <Table.Td>
                    <FrozenFigure
                      release={to}
                      figure={change('removed')}
                      label={`${name}, ${t('changeRemoved')}`}
                      value={removed}
                    />
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
    </div>
  );
}

/** The first items that differ, by name: what became of them, and on which side they stand. */
export function ItemTable({ difference: { total, first } }: DifferenceProps) {
  const t = useText('releases');
  const common = useText('common');
  const words = useText('status');
  const sideMove = useSideMove();
  const show = useShowInLibrary();
  if (total === 0) return null;
  const rest = total > first.length ? common('andMore', { count: total - first.length }) : null;
  const lines = first.map((item) => {
    const { change, parts, sideBefore, sideAfter, type } = item;
    const side = sideAfter ?? sideBefore;
    const isMoved = sideBefore !== null && sideAfter !== null && sideBefore !== sideAfter;
    return {
      item,
      type: t(type === 'page' ? 'onePage' : 'oneFormula'),
      what: `${t(changeKeys[change])}${parts.length === 0 ? '' : `: ${parts.map((part) => t(partKeys[part])).join(', ')}`}`,
      side: isMoved ? sideMove(sideBefore, sideAfter) : side === null ? '' : words(side),
    };
  });
  const csv = () =>
    toCsv(
      [t('onePage'), t('kindOf'), t('difference'), t('split')],
      lines.map(({ item, type, what, side }) => [item.sourceName, type, what, side]),
      rest,
    );
  return (
    <div>
      <TableTitle title={t('differingItems', { count: total })} fileName="release-difference" csv={csv} />
      <Table className={classes.table}>
        <Table.Tbody>
          {lines.map(({ item, type, what, side }) => (
            <Table.Tr key={`${item.type} ${item.id}`}>
              <Table.Td className={classes.name}>
                {show === null || item.change === 'removed' ? (
                  item.sourceName
                ) : (
                  <Anchor component="button" type="button" size="sm" onClick={() => show({ page: item.page })}>
                    {item.sourceName}
                  </Anchor>
                )}
              </Table.Td>
              <Table.Td>{type}</Table.Td>
              <Table.Td>{what}</Table.Td>
              <Table.Td>{side}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rest !== null && (
        <Text size="xs" c="dimmed">
          {rest}
        </Text>
      )}
    </div>
  );
}

function useSideMove(): (from: SplitSide, to: SplitSide) => string {
  const words = useText('status');
  return (from, to) => `${words(from)} → ${words(to)}`;
}
