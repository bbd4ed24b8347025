import { Stack, Table, Text } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import { toCsv } from '#renderer/ui/csv/csv.ts';
import { differenceParts, type ReleaseDifference } from '#schemas/contract/release-reports.ts';
import classes from '../split/split-view.module.css';
import { TableTitle } from '../table-title.tsx';
import { ChangeTable, ItemTable, KindTable, MoveTable } from './difference-tables.tsx';
import { partKeys } from './difference-words.ts';
import { FrozenFigure } from './items-behind.tsx';

/** What one release has that another one has not, by kind, with the first items by name. */
export function DifferenceView({ difference }: { readonly difference: ReleaseDifference }) {
  const t = useText('releases');
  const { classes: map, total } = difference;
  if (total === 0 && map.added.length === 0 && map.renamed.length === 0) {
    return <Text c="dimmed">{t('noDifference')}</Text>;
  }
  return (
    <Stack gap="lg">
      <ChangeTable difference={difference} />
      <MoveTable difference={difference} />
      <PartTable difference={difference} />
      <KindTable difference={difference} />
      {(map.added.length > 0 || map.renamed.length > 0) && (
        <Text size="sm">
          {map.added.length > 0 && `${t('classesAdded')} ${map.added.join('  ')} `}
          {map.renamed.map(({ before, after }) => `${before} → ${after}`).join(', ')}
        </Text>
      )}
      <ItemTable difference={difference} />
    </Stack>
  );
}

/** What of the items in both is another. */
function PartTable({ difference: { from, to, parts } }: { readonly difference: ReleaseDifference }) {
  const t = useText('releases');
  const changed = differenceParts.filter((part) => parts[part] > 0);
  if (changed.length === 0) return null;
  const csv = () =>
    toCsv(
      [t('changeChanged'), t('total')],
      changed.map((part) => [t(partKeys[part]), parts[part]]),
    );
  return (
    <div>
      <TableTitle title={t('partsTitle')} fileName="release-parts" csv={csv} />
      <Table className={classes.table}>
        <Table.Tbody>
          {changed.map((part) => (
            <Table.Tr key={part}>
              <Table.Td>{t(partKeys[part])}</Table.Td>
              <Table.Td>
                <FrozenFigure
                  release={to}
                  figure={{ of: 'difference', from, counted: { kind: 'part', part } }}
                  label={t(partKeys[part])}
                  value={parts[part]}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
