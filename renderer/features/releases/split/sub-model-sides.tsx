import { Alert, Table, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import { toCsv } from '#renderer/ui/csv/csv.ts';
import type { SplitView } from '#schemas/contract/release-reports.ts';
import type { ReleaseId } from '#schemas/domain/id.ts';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import { type SubModelId, subModelIds } from '#schemas/domain/sub-model.ts';
import { totalOf, unevenShares } from '#shared/split/uneven-shares.ts';
import { FrozenFigure, FrozenSentence } from '../detail/items-behind.tsx';
import { LeftOutMark } from '../detail/left-out-mark.tsx';
import { TableTitle } from '../table-title.tsx';
import classes from './split-view.module.css';

export interface SubModelSidesProps {
  readonly view: SplitView;
  /** Without one, as in a preview, its figures are bare. */
  readonly release: ReleaseId | undefined;
}

/** What each side has of each sub-model, and a warning where that is far from its share or less than is accepted. */
export function SubModelSides({ view, release }: SubModelSidesProps) {
  const t = useText('releases');
  const words = useText('status');
  const shown = subModelIds.filter((subModel) => totalOf(view, subModel) > 0);
  const uneven = unevenShares(view);
  const isUneven = (subModel: SubModelId, side: SplitSide) =>
    uneven.some((one) => one.subModel === subModel && one.side === side);
  const percent = (share: number) => (share * 100).toFixed(1);
  if (shown.length === 0) return null;
  const { classes: few, symbols } = view.fewSides;
  const csv = () =>
    toCsv(
      [t('subModel'), ...splitSides.map((side) => words(side))],
      shown.map((subModel) => [words(subModel), ...splitSides.map((side) => view.items[side][subModel])]),
    );
  return (
    <div>
      <TableTitle title={t('subModelSides')} fileName="split-sub-models" csv={csv} />
      <Table className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('subModel')}</Table.Th>
            {splitSides.map((side) => (
              <Table.Th key={side}>{words(side)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((subModel) => (
            <Table.Tr key={subModel}>
              <Table.Td>
                {words(subModel)} <LeftOutMark leftOut={view.leftOut.filter((one) => one.subModel === subModel)} />
              </Table.Td>
              {splitSides.map((side) => (
                <Table.Td key={side} data-tone={isUneven(subModel, side) ? 'attention' : 'plain'}>
                  <FrozenFigure
                    release={release}
                    figure={{ of: 'items', subModel, side }}
                    label={`${words(subModel)}, ${words(side)}`}
                    value={view.items[side][subModel]}
                  />{' '}
                  ({percent(view.items[side][subModel] / totalOf(view, subModel))} %)
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {(uneven.length > 0 || few > 0) && (
        <Alert variant="light" color="yellow" icon={<IconAlertTriangle size={17} />} mt="xs">
          {uneven.map(({ subModel, side, items, total, wanted }) => (
            <Text key={`${subModel} ${side}`} size="sm">
              {t('unevenShare', {
                subModel: words(subModel),
                side: words(side),
                items,
                total,
                percent: percent(items / total),
                wanted: percent(wanted),
              })}
            </Text>
          ))}
          {few > 0 && (
            <Text size="sm">
              <FrozenSentence release={release} figure={{ of: 'few-sides', counted: 'classes' }} count={few}>
                {t('fewSides', { count: few, symbols, total: totalOf(view, 'recognizer') })}
              </FrozenSentence>
            </Text>
          )}
        </Alert>
      )}
    </div>
  );
}
