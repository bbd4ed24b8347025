import { Stack, Table, Text } from '@mantine/core';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { ReleaseDifference } from '#schemas/contract/release-reports.ts';
import classes from '../split/split-view.module.css';

const changes = ['added', 'removed', 'changed', 'moved'] as const;
const changeKeys = {
  added: 'changeAdded',
  removed: 'changeRemoved',
  changed: 'changeChanged',
  moved: 'changeMoved',
} as const;
const partKeys = {
  symbols: 'partSymbols',
  symbolsAdded: 'partSymbolsAdded',
  symbolsRemoved: 'partSymbolsRemoved',
  symbolsRelabelled: 'partSymbolsRelabelled',
  symbolsReshaped: 'partSymbolsReshaped',
  layout: 'partLayout',
  latex: 'partLatex',
  categories: 'partCategories',
  region: 'partRegion',
  regions: 'partRegions',
  picture: 'partPicture',
} as const;

/** What one release has that another one has not, by kind, with the first items by name. */
export function DifferenceView({ difference }: { readonly difference: ReleaseDifference }) {
  const t = useText('releases');
  const format = useFormat();
  const { pages, formulas, parts, classes: map, total, first } = difference;
  if (total === 0 && map.added.length === 0 && map.renamed.length === 0) {
    return <Text c="dimmed">{t('noDifference')}</Text>;
  }
  const changedParts = Object.entries(parts).filter(([, count]) => count > 0);
  return (
    <Stack gap="lg">
      <Table className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th />
            {changes.map((change) => (
              <Table.Th key={change}>{t(changeKeys[change])}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[
            { name: t('pages'), counts: pages },
            { name: t('formulas'), counts: formulas },
          ].map(({ name, counts }) => (
            <Table.Tr key={name}>
              <Table.Td>{name}</Table.Td>
              {changes.map((change) => (
                <Table.Td key={change}>{format.number(counts[change])}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {changedParts.length > 0 && (
        <Table className={classes.table}>
          <Table.Tbody>
            {changedParts.map(([part, count]) => (
              <Table.Tr key={part}>
                <Table.Td>{t(partKeys[part as keyof typeof parts])}</Table.Td>
                <Table.Td>{format.number(count)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {(map.added.length > 0 || map.renamed.length > 0) && (
        <Text size="sm">
          {map.added.length > 0 && `${t('classesAdded')} ${map.added.join('  ')} `}
          {map.renamed.map(({ before, after }) => `${before} → ${after}`).join(', ')}
        </Text>
      )}
      <Table className={classes.table}>
        <Table.Tbody>
          {first.map((item) => (
            <Table.Tr key={`${item.type} ${item.id}`}>
              <Table.Td className={classes.name}>{item.sourceName}</Table.Td>
              <Table.Td>{t(item.type === 'page' ? 'onePage' : 'oneFormula')}</Table.Td>
              <Table.Td>
                {t(changeKeys[item.change])}
                {item.parts.length > 0 && `: ${item.parts.map((part) => t(partKeys[part])).join(', ')}`}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {total > first.length && (
        <Text size="xs" c="dimmed">
          {t('andMore', { count: total - first.length })}
        </Text>
      )}
    </Stack>
  );
}
