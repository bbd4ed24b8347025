import { Anchor, Stack, Table, Text } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import { useShowInLibrary } from '#renderer/ui/library-link.ts';
import { differenceChanges, differenceParts, type ReleaseDifference } from '#schemas/contract/release-reports.ts';
import classes from '../split/split-view.module.css';
import { FrozenFigure } from './items-behind.tsx';

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
  const show = useShowInLibrary();
  const { from, to, pages, formulas, parts, classes: map, total, first } = difference;
  if (total === 0 && map.added.length === 0 && map.renamed.length === 0) {
    return <Text c="dimmed">{t('noDifference')}</Text>;
  }
  const changedParts = differenceParts.filter((part) => parts[part] > 0);
  return (
    <Stack gap="lg">
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
          {[
            { kind: 'page' as const, name: t('pages'), counts: pages },
            { kind: 'formula' as const, name: t('formulas'), counts: formulas },
          ].map(({ kind, name, counts }) => (
            <Table.Tr key={name}>
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
      {changedParts.length > 0 && (
        <Table className={classes.table}>
          <Table.Tbody>
            {changedParts.map((part) => (
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
              <Table.Td className={classes.name}>
                {show === null || item.change === 'removed' ? (
                  item.sourceName
                ) : (
                  <Anchor component="button" type="button" size="sm" onClick={() => show({ page: item.page })}>
                    {item.sourceName}
                  </Anchor>
                )}
              </Table.Td>
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
