import { Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheckFilled } from '@tabler/icons-react';
import type { z } from 'zod';
import { useReasonText } from '#renderer/i18n/use-error-text.ts';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useReleaseName } from '#renderer/i18n/use-numbered-names.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useSubModels } from '#renderer/transport/use-sub-models.ts';
import { toCsv } from '#renderer/ui/csv/csv.ts';
import type { ReleaseFigure } from '#schemas/contract/release-figures.ts';
import { ExportReport } from '#schemas/contract/releases.ts';
import type { JobId, ReleaseId } from '#schemas/domain/id.ts';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import { nameInFolder } from '#schemas/formats/dataset-recipe.ts';
import { listLeftOut } from '#shared/formats/list-left-out.ts';
import { listNotes } from '#shared/formats/list-notes.ts';
import { FrozenFigure, ItemsBehindFigures } from '../detail/items-behind.tsx';
import { SplitChange } from '../split/split-change.tsx';
import { TableTitle } from '../table-title.tsx';
import classes from './export-report-view.module.css';
import { RevealExport } from './reveal-export.tsx';

type SubModelReport = z.infer<typeof ExportReport>['subModels'][number];

function skippedItems({ skipped }: SubModelReport): number {
  return skipped.reduce((sum, { count }) => sum + count, 0);
}

/** The dataset within its sub-model: its format, and its name where it has one. */
function datasetOf({ subModel, folder }: SubModelReport): string {
  return folder.slice(subModel.length + 1);
}

/** What an export wrote, and that nothing went missing: items in are items out and items skipped, by reason. */
export function ExportReportView({ report, job }: { readonly report: unknown; readonly job: JobId }) {
  const t = useText('releases');
  const words = useText('status');
  const releaseName = useReleaseName();
  const { nameOf } = useSubModels();
  const format = useFormat();
  const parsed = ExportReport.safeParse(report);
  if (!parsed.success) return <Text c="dimmed">{t('noReport')}</Text>;
  const { path, files, bytes, subModels, release, splitChange } = parsed.data;
  const csv = () =>
    toCsv(
      [t('subModel'), t('format'), t('itemsIn'), t('itemsOut'), t('skipped'), ...splitSides.map((side) => words(side))],
      subModels.map((one) => [
        nameOf(one.subModel),
        datasetOf(one),
        one.itemsIn,
        one.itemsOut,
        skippedItems(one),
        ...splitSides.map((side) => one.bySide[side] ?? 0),
      ]),
    );
  const figureOf = (subModel: SubModelReport, what: 'itemsIn' | 'itemsOut' | 'skipped' | SplitSide) => ({
    release: release.id,
    subModel,
    label: `${nameOf(subModel.subModel)} · ${datasetOf(subModel)}: ${
      what === 'itemsIn' || what === 'itemsOut' || what === 'skipped' ? t(what) : words(what)
    }`,
  });
  const withSkipped = subModels.filter((subModel) => subModel.skipped.length > 0);
  return (
    <ItemsBehindFigures>
      <Stack gap="lg">
        <div>
          <Text fw={600}>{releaseName(release.name)}</Text>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {t('writtenTo')} {path} · {t('files')} {format.number(files)} · {format.bytes(bytes)}
          </Text>
          <RevealExport job={job} />
        </div>
        <SplitChange change={splitChange} />
        <div>
          <TableTitle title={t('datasetsTitle')} fileName="export" csv={csv} />
          <Table className={classes.table}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('subModel')}</Table.Th>
                <Table.Th>{t('format')}</Table.Th>
                <Table.Th className={classes.number}>{t('itemsIn')}</Table.Th>
                <Table.Th className={classes.number}>{t('itemsOut')}</Table.Th>
                <Table.Th className={classes.number}>{t('skipped')}</Table.Th>
                {splitSides.map((side) => (
                  <Table.Th key={side} className={classes.number}>
                    {words(side)}
                  </Table.Th>
                ))}
                <Table.Th w={30} />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {subModels.map((subModel) => (
                <Table.Tr key={subModel.folder}>
                  <Table.Td fw={560}>{nameOf(subModel.subModel)}</Table.Td>
                  <Table.Td c="dimmed">{datasetOf(subModel)}</Table.Td>
                  <Table.Td className={classes.number}>
                    <ExportFigure {...figureOf(subModel, 'itemsIn')} part={{ kind: 'in' }} value={subModel.itemsIn} />
                  </Table.Td>
                  <Table.Td className={classes.number}>
                    <ExportFigure
                      {...figureOf(subModel, 'itemsOut')}
                      part={{ kind: 'out', side: null }}
                      value={subModel.itemsOut}
                    />
                  </Table.Td>
                  <Table.Td className={classes.number}>
                    <ExportFigure
                      {...figureOf(subModel, 'skipped')}
                      part={{ kind: 'skipped', reasons: null }}
                      value={skippedItems(subModel)}
                    />
                  </Table.Td>
                  {splitSides.map((side) => (
                    <Table.Td key={side} className={classes.number} c="dimmed">
                      <ExportFigure
                        {...figureOf(subModel, side)}
                        part={{ kind: 'out', side }}
                        value={subModel.bySide[side] ?? 0}
                      />
                    </Table.Td>
                  ))}
                  <Table.Td>
                    <Balance isBalanced={subModel.itemsIn === subModel.itemsOut + skippedItems(subModel)} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
        {withSkipped.length > 0 && <SkippedList release={release.id} subModels={withSkipped} />}
        <NotedList subModels={subModels} />
      </Stack>
    </ItemsBehindFigures>
  );
}

interface ExportFigureProps {
  readonly release: ReleaseId;
  readonly subModel: SubModelReport;
  readonly part: Extract<ReleaseFigure, { of: 'export' }>['part'];
  readonly label: string;
  readonly value: number;
}

/** A figure of a dataset; bare in reports that do not say with which options it was written. */
function ExportFigure({ release, subModel: dataset, part, label, value }: ExportFigureProps) {
  const { subModel, format, folder, options } = dataset;
  const recipe = { subModel, format, name: nameInFolder(folder, dataset), options: options ?? {} };
  const figure: ReleaseFigure = { of: 'export', recipe, part };
  return <FrozenFigure release={options === null ? undefined : release} figure={figure} label={label} value={value} />;
}

function Balance({ isBalanced }: { readonly isBalanced: boolean }) {
  const t = useText('releases');
  const label = isBalanced ? t('balanced') : t('notBalanced');
  const Sign = isBalanced ? IconCircleCheckFilled : IconAlertTriangle;
  return (
    <span title={label} className={classes.balance} data-balanced={isBalanced}>
      <Sign size={16} aria-hidden />
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}

/** What was done to items that are in, and what formats have no place for: each once, with its datasets. */
function NotedList({ subModels }: { readonly subModels: readonly SubModelReport[] }) {
  const t = useText('releases');
  const { nameOf } = useSubModels();
  const reasonText = useReasonText();
  const format = useFormat();
  const lines = listNotes(subModels);
  if (lines.length === 0) return null;
  const named = ({ dataset, count }: (typeof lines)[number]['datasets'][number]) =>
    `${nameOf(dataset.subModel)} · ${datasetOf(dataset)}${count === null ? '' : ` (${format.number(count)})`}`;
  return (
    <div>
      <Text size="sm" fw={600} mb={6}>
        {t('noted')}
      </Text>
      <ul className={classes.noted}>
        {lines.map(({ reason, datasets }) => (
          <li key={`${reason.code} ${reason.message}`}>
            {reasonText(reason)}
            <span className={classes.examples}>
              {datasets.length === subModels.length && datasets.length > 1
                ? t('allDatasets')
                : datasets.map(named).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface SkippedListProps {
  readonly release: ReleaseId;
  readonly subModels: readonly SubModelReport[];
}

function SkippedList({ release, subModels }: SkippedListProps) {
  const t = useText('releases');
  const { nameOf } = useSubModels();
  const reasonText = useReasonText();
  return (
    <div>
      <Text size="sm" fw={600} mb={6}>
        {t('skippedBecause')}
      </Text>
      <ul className={classes.skipped}>
        {listLeftOut(subModels).map(({ dataset, reason, count, examples, folded }) => (
          <li key={`${dataset.folder} ${JSON.stringify(reason)}`}>
            <span className={classes.count}>
              <ExportFigure
                release={release}
                subModel={dataset}
                part={{ kind: 'skipped', reasons: folded.map(({ code, message }) => ({ code, message })) }}
                label={reasonText(reason)}
                value={count}
              />
            </span>
            <span>
              <span className={classes.where}>
                {nameOf(dataset.subModel)} · {datasetOf(dataset)}
              </span>{' '}
              {reasonText(reason)}
              {examples.length > 0 && (
                <span className={classes.examples}>{t('examples', { examples: examples.slice(0, 3).join(', ') })}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
