import { Alert, Table, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useReasonText } from '#renderer/i18n/use-error-text.ts';
import { useTermText } from '#renderer/i18n/use-term-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useSubModels } from '#renderer/transport/use-sub-models.ts';
import { toCsv } from '#renderer/ui/csv/csv.ts';
import type { SplitView } from '#schemas/contract/release-reports.ts';
import type { ReleaseId } from '#schemas/domain/id.ts';
import { needOfSubModel } from '#schemas/domain/layer-need.ts';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import { isBuiltIn, type SubModelKey } from '#schemas/domain/sub-model.ts';
import { leftOutTotal, totalOf, totalOfSubModel, unevenShares } from '#shared/split/uneven-shares.ts';
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
  const { nameOf, own } = useSubModels();
  const inWords = useTermText();
  const uneven = unevenShares(view);
  const isUneven = (subModel: SubModelKey, side: SplitSide) =>
    uneven.some((one) => one.subModel === subModel && one.side === side);
  const percent = (share: number) => (share * 100).toFixed(1);
  const reasonText = useReasonText();
  const { classes: few, symbols } = view.fewSides;
  // A project that asks for no symbols has no detector: that is nothing to be warned of.
  const empty = view.subModels.filter(
    (items) => totalOf(items) === 0 && (leftOutTotal(items) > 0 || !isBuiltIn(items.subModel)),
  );
  const whyNone = (subModel: SubModelKey) => {
    const { all: layers } = needOfSubModel(subModel, own);
    if (layers.length === 0) return t('noItemsFor', { subModel: nameOf(subModel) });
    const needing = t('noItemsNeeding', { subModel: nameOf(subModel), layers: inWords({ term: 'layers', layers }) });
    return layers.includes('regions') ? `${needing} ${t('noRegionsOfWhole')}` : needing;
  };
  const csv = () =>
    toCsv(
      [t('subModel'), ...splitSides.map((side) => words(side)), t('total'), t('leftOut')],
      view.subModels.map((items) => [
        nameOf(items.subModel),
        ...splitSides.map((side) => items.bySide[side]),
        totalOf(items),
        leftOutTotal(items),
      ]),
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
          {view.subModels.map(({ subModel, bySide, leftOut }) => (
            <Table.Tr key={subModel}>
              <Table.Td>
                {nameOf(subModel)} <LeftOutMark leftOut={leftOut} />
              </Table.Td>
              {splitSides.map((side) => (
                <Table.Td key={side} data-tone={isUneven(subModel, side) ? 'attention' : 'plain'}>
                  <FrozenFigure
                    release={release}
                    figure={{ of: 'items', subModel, side }}
                    label={`${nameOf(subModel)}, ${words(side)}`}
                    value={bySide[side]}
                  />
                  {totalOf({ bySide }) > 0 && ` (${percent(bySide[side] / totalOf({ bySide }))}%)`}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {(uneven.length > 0 || few > 0 || empty.length > 0) && (
        <Alert variant="light" color="yellow" icon={<IconAlertTriangle size={17} />} mt="xs">
          {uneven.map(({ subModel, side, items, total, wanted }) => (
            <Text key={`${subModel} ${side}`} size="sm">
              {wanted === null
                ? t('sideWithout', { subModel: nameOf(subModel), side: words(side), total })
                : t('unevenShare', {
                    subModel: nameOf(subModel),
                    side: words(side),
                    items,
                    total,
                    percent: percent(items / total),
                    wanted: percent(wanted),
                  })}
            </Text>
          ))}
          {empty.map((items) => (
            <Text key={items.subModel} size="sm">
              {leftOutTotal(items) === 0
                ? whyNone(items.subModel)
                : t('noItemsBecause', {
                    subModel: nameOf(items.subModel),
                    count: leftOutTotal(items),
                    reasons: items.leftOut.map(({ reason }) => reasonText(reason)).join(' '),
                  })}
            </Text>
          ))}
          {few > 0 && (
            <Text size="sm">
              <FrozenSentence release={release} figure={{ of: 'few-sides', counted: 'classes' }} count={few}>
                {t('fewSides', { count: few, symbols, total: totalOfSubModel(view, 'recognizer') })}
              </FrozenSentence>
            </Text>
          )}
        </Alert>
      )}
    </div>
  );
}
