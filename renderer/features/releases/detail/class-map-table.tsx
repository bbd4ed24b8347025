import { Button, Group, Stack, Table, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { FigureLink } from '#renderer/ui/counts/figure-link.tsx';
import { toCsv } from '#renderer/ui/csv/csv.ts';
import { saveFile } from '#renderer/ui/csv/save-file.ts';
import { SymbolGlyph } from '#renderer/ui/latex/symbol-glyph.tsx';
import { useShowInLibrary } from '#renderer/ui/library-link.ts';
import type { ReleaseHealth } from '#schemas/contract/release-reports.ts';
import type { ReleaseId } from '#schemas/domain/id.ts';
import { splitSides } from '#schemas/domain/split.ts';
import { symbolClassGroups } from '#schemas/domain/symbol-class.ts';
import { SplitBar } from '../split/split-bar.tsx';
import classes from '../split/split-view.module.css';

export interface ClassMapTableProps {
  readonly health: ReleaseHealth;
  readonly release: ReleaseId;
  readonly fileName: string;
}

/** The frozen class map with how often each class stands on each side. */
export function ClassMapTable({ health, release, fileName }: ClassMapTableProps) {
  const show = useShowInLibrary();
  const t = useText('releases');
  const settings = useText('settings');
  const groupName = (group: string) => {
    const known = symbolClassGroups.find((one) => one === group);
    return known === undefined ? group : settings(`group-${known}`);
  };
  const [search, setSearch] = useState('');
  const shown = health.classes.filter(({ label, group }) => `${label} ${group}`.includes(search));
  const csv = () =>
    toCsv(
      ['training_index', 'label', 'group', ...splitSides],
      health.classes.map(({ trainingIndex, label, group, bySide }) => [
        String(trainingIndex),
        label,
        group,
        ...splitSides.map((side) => String(bySide[side])),
      ]),
    );
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <TextInput
          aria-label={t('searchClasses')}
          placeholder={t('searchClasses')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={14} />}
          onClick={() => saveFile(`${fileName}.csv`, 'text/csv', csv())}
        >
          CSV
        </Button>
      </Group>
      <Table className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('index')}</Table.Th>
            <Table.Th style={{ textAlign: 'left' }}>{t('label')}</Table.Th>
            <Table.Th style={{ textAlign: 'left' }}>{t('group')}</Table.Th>
            <Table.Th>{t('symbols')}</Table.Th>
            <Table.Th w={180}>{t('split')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map(({ symbolClass, trainingIndex, label, group, bySide }) => (
            <Table.Tr key={symbolClass}>
              <Table.Td>{trainingIndex}</Table.Td>
              <Table.Td style={{ textAlign: 'left' }}>
                <Group gap={10} wrap="nowrap">
                  <span className={classes.glyph}>
                    <SymbolGlyph label={label} />
                  </span>
                  <span className={classes.label}>{label}</span>
                </Group>
              </Table.Td>
              <Table.Td style={{ textAlign: 'left' }}>{groupName(group)}</Table.Td>
              <Table.Td>
                <FigureLink
                  value={splitSides.reduce((sum, side) => sum + bySide[side], 0)}
                  label={`${label}: ${t('symbols')}`}
                  onShow={show ? () => show({ tab: 'symbols', release, symbolClass }) : undefined}
                />
              </Table.Td>
              <Table.Td>
                <SplitBar bySide={bySide} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
