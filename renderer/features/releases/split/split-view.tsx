import { Alert, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { FigureSentence } from '#renderer/ui/counts/figure-sentence.tsx';
import { toCsv } from '#renderer/ui/csv/csv.ts';
import { useShowInLibrary } from '#renderer/ui/library-link.ts';
import type { SplitView as View } from '#schemas/contract/release-reports.ts';
import type { ReleaseId } from '#schemas/domain/id.ts';
import type { Release } from '#schemas/domain/release.ts';
import { splitSides } from '#schemas/domain/split.ts';
import { deviationOfStrata } from '#shared/split/deviation-of-strata.ts';
import { FrozenFigure, FrozenSentence } from '../detail/items-behind.tsx';
import { TableTitle } from '../table-title.tsx';
import { BroughtPages } from './brought-pages.tsx';
import { formatDeviation, formatDifference } from './deviation.ts';
import { EmptySides } from './empty-sides.tsx';
import { PartedGroups } from './parted-groups.tsx';
import { SplitBar } from './split-bar.tsx';
import { SplitChange } from './split-change.tsx';
import classes from './split-view.module.css';
import { SubModelSides } from './sub-model-sides.tsx';

/** Within so many points of what was asked for, a share is as good as met. */
const goodPoints = 1;
const shownStrata = 40;

export interface SplitViewProps {
  readonly view: View;
  /** The release whose split it is; without one, as in a preview, nothing can be shown of it. */
  readonly release?: Release;
}

/** How a split lies: sides against what was asked, groups, categories and classes, leakage, what is held out. */
export function SplitView({ view, release }: SplitViewProps) {
  const t = useText('releases');
  return (
    <Stack gap="lg">
      <SplitChange change={view.splitChange} />
      {view.testVersion !== null && (
        <Alert variant="light" icon={<IconLock size={17} />}>
          {t('testLockedVersion', { number: view.testVersion })}
        </Alert>
      )}
      {view.testOutsideFilter > 0 && (
        <Alert variant="light" color="yellow" icon={<IconAlertTriangle size={17} />}>
          {t('testOutsideFilter', { count: view.testOutsideFilter })}
        </Alert>
      )}
      <EmptySides view={view} />
      <BroughtPages view={view} />
      <PartedGroups view={view} />
      <SideTable view={view} {...(release === undefined ? {} : { release })} />
      <SubModelSides view={view} release={release?.id} />
      <Leakage view={view} release={release?.id} />
      <StrataTable view={view} {...(release === undefined ? {} : { release })} />
      <GroupTable view={view} {...(release === undefined ? {} : { release })} />
      <HeldOutTable view={view} release={release?.id} />
    </Stack>
  );
}

function SideTable({ view, release }: SplitViewProps) {
  const t = useText('releases');
  const format = useFormat();
  const words = useText('status');
  const points = (share: number) => `${(share * 100).toFixed(1)}%`;
  const alone = splitSides.reduce((sum, side) => sum + view.sides[side].regionsAlone, 0);
  // What was asked for in formulas is answered in formulas.
  const hasCounts = splitSides.some((side) => view.sides[side].wantedFormulas !== null);
  const csv = () =>
    toCsv(
      [
        t('split'),
        t('groups'),
        t('pages'),
        t('formulas'),
        t('symbols'),
        t('wanted'),
        t('share'),
        ...(hasCounts ? [t('wantedFormulas')] : []),
      ],
      splitSides.map((side) => {
        const { groups, pages, formulas, symbols, wanted, wantedFormulas, share } = view.sides[side];
        const own = [words(side), groups, pages, formulas, symbols, wanted ?? '', share];
        return hasCounts ? [...own, wantedFormulas ?? ''] : own;
      }),
    );
  return (
    <div>
      <TableTitle title={t('sidesTitle')} fileName="split-sides" csv={csv} />
      <Table className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('split')}</Table.Th>
            <Table.Th>{t('groups')}</Table.Th>
            <Table.Th>{t('pages')}</Table.Th>
            <Table.Th>{t('formulas')}</Table.Th>
            <Table.Th>{t('symbols')}</Table.Th>
            <Table.Th>{t('wanted')}</Table.Th>
            <Table.Th>{t('share')}</Table.Th>
            <Table.Th>{t('deviation')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {splitSides.map((side) => {
            const { groups, pages, formulas, symbols, wanted, wantedFormulas, share } = view.sides[side];
            const off = wanted === null ? null : (share - wanted) * 100;
            return (
              <Table.Tr key={side}>
                <Table.Td>{words(side)}</Table.Td>
                <Table.Td>
                  <FrozenFigure
                    release={release?.id}
                    figure={{ of: 'groups', side }}
                    label={`${words(side)}: ${t('groups')}`}
                    value={groups}
                  />
                </Table.Td>
                <Table.Td>
                  <FrozenFigure
                    release={release?.id}
                    figure={{ of: 'pages', side }}
                    label={`${words(side)}: ${t('pages')}`}
                    value={pages}
                  />
                </Table.Td>
                <Table.Td>
                  <FrozenFigure
                    release={release?.id}
                    figure={{ of: 'formulas', side }}
                    label={`${words(side)}: ${t('formulas')}`}
                    value={formulas}
                  />
                </Table.Td>
                <Table.Td>
                  <FrozenFigure
                    release={release?.id}
                    figure={{ of: 'symbols', side }}
                    label={`${words(side)}: ${t('symbols')}`}
                    value={symbols}
                  />
                </Table.Td>
                <Table.Td>
                  {wantedFormulas !== null && `${format.number(wantedFormulas)} `}
                  {wanted === null ? '–' : wantedFormulas === null ? points(wanted) : `(${points(wanted)})`}
                </Table.Td>
                <Table.Td>
                  {wantedFormulas === null ? points(share) : `${format.number(formulas)} (${points(share)})`}
                </Table.Td>
                <Table.Td data-tone={off !== null && Math.abs(off) > goodPoints ? 'attention' : 'plain'}>
                  {wantedFormulas !== null && `${formatDifference(formulas - wantedFormulas)} `}
                  {off === null
                    ? '–'
                    : wantedFormulas === null
                      ? t('points', { points: formatDeviation(off) })
                      : `(${t('points', { points: formatDeviation(off) })})`}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      {alone > 0 && (
        <Text size="xs" c="dimmed" mt={4}>
          <FrozenSentence release={release?.id} figure={{ of: 'regions-alone', side: null }} count={alone}>
            {t('regionsAlone', { count: alone })}
          </FrozenSentence>
        </Text>
      )}
    </div>
  );
}

interface PartProps {
  readonly view: View;
  /** Without one, as in a preview, its figures are bare. */
  readonly release: ReleaseId | undefined;
}

function Leakage({ view, release }: PartProps) {
  const t = useText('releases');
  const format = useFormat();
  const { test, seen, dropped } = view.expressions;
  return (
    <Text size="sm">
      <FrozenSentence
        release={release}
        figure={{ of: 'expressions', counted: seen > 0 ? 'seen' : 'test' }}
        count={seen > 0 ? seen : test}
      >
        {t('seenInTrain', {
          seen: format.number(seen),
          test: format.number(test),
          percent: test === 0 ? '0' : ((seen / test) * 100).toFixed(1),
        })}
      </FrozenSentence>{' '}
      {dropped > 0 && (
        <FrozenSentence release={release} figure={{ of: 'expressions', counted: 'dropped' }} count={dropped}>
          {t('droppedFromTrain', { count: dropped })}
        </FrozenSentence>
      )}
    </Text>
  );
}

function StrataTable({ view, release }: SplitViewProps) {
  const t = useText('releases');
  const words = useText('status');
  const nameOf = useLocalisedName();
  const schema = useQuery(api.schema.get.queryOptions());
  const names = new Map<string, string>([
    ...(schema.data?.categories ?? []).map(({ record }) => [record.id as string, nameOf(record.name)] as const),
    ...(schema.data?.symbolClasses ?? []).map(({ record }) => [record.id as string, record.label] as const),
  ]);
  const sorted = deviationOfStrata(view);
  if (sorted.length === 0) return null;
  const csv = () =>
    toCsv(
      [t('stratum'), t('total'), ...splitSides.map((side) => words(side)), t('deviation')],
      sorted.map(({ id, total, bySide, off }) => [
        names.get(id) ?? id,
        total,
        ...splitSides.map((side) => bySide[side]),
        off,
      ]),
    );
  return (
    <div className={classes.scrolled}>
      <TableTitle title={t('evenness')} fileName="split-strata" csv={csv} />
      <ScrollArea.Autosize mah={280} type="auto">
        <Table className={classes.table} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('stratum')}</Table.Th>
              <Table.Th>{t('total')}</Table.Th>
              <Table.Th w={180}>{t('split')}</Table.Th>
              <Table.Th>{t('deviation')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sorted.slice(0, shownStrata).map((stratum) => (
              <Table.Tr key={`${stratum.kind} ${stratum.id}`}>
                <Table.Td className={stratum.kind === 'class' ? classes.label : ''}>
                  {names.get(stratum.id) ?? stratum.id}
                </Table.Td>
                <Table.Td>
                  <FrozenFigure
                    release={release?.id}
                    figure={{ of: 'stratum', kind: stratum.kind, id: stratum.id }}
                    label={names.get(stratum.id) ?? stratum.id}
                    value={stratum.total}
                  />
                </Table.Td>
                <Table.Td>
                  <SplitBar bySide={stratum.bySide} />
                </Table.Td>
                <Table.Td data-tone={stratum.off > 0.1 ? 'attention' : 'plain'}>
                  {t('points', { points: (stratum.off * 100).toFixed(1) })}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {sorted.length > shownStrata && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('andMore', { count: sorted.length - shownStrata })}
        </Text>
      )}
    </div>
  );
}

function GroupTable({ view, release }: SplitViewProps) {
  const t = useText('releases');
  const restOf = useRestSentence();
  const words = useText('status');
  const show = useShowInLibrary();
  // The members as they are now, with those that joined since; the figures lead to what was frozen.
  const inLibrary = (group: string) =>
    show !== null && release !== undefined
      ? () => show({ tab: 'pages', split: release.split, groups: [group] })
      : undefined;
  const writerOf = ({ writer, writers }: View['groups']['largest'][number]) =>
    writer ?? (writers === 0 ? '–' : t('severalWriters', { count: writers }));
  const several = view.groups.largest.filter(({ pages }) => pages > 1);
  const large = several.slice(0, 12);
  const rest = restOf(view.groups.total - large.length);
  const csv = () =>
    toCsv(
      [t('firstPage'), t('writer'), t('split'), t('pages'), t('formulas')],
      several.map((group) => [
        group.sourceName,
        group.writers === 0 ? '' : writerOf(group),
        words(group.side),
        group.pages,
        group.formulas,
      ]),
      restOf(view.groups.total - several.length),
    );
  return (
    <div>
      <TableTitle title={t('groupsTitle', { count: view.groups.total })} fileName="split-groups" csv={csv} />
      {large.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('groupsSingle')}
        </Text>
      ) : (
        <Table className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('firstPage')}</Table.Th>
              <Table.Th>{t('writer')}</Table.Th>
              <Table.Th>{t('split')}</Table.Th>
              <Table.Th>{t('pages')}</Table.Th>
              <Table.Th>{t('formulas')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {large.map((group) => (
              <Table.Tr key={group.group}>
                <Table.Td className={classes.name}>
                  <FigureSentence onShow={inLibrary(group.group)}>{group.sourceName}</FigureSentence>
                </Table.Td>
                <Table.Td>{writerOf(group)}</Table.Td>
                <Table.Td>{words(group.side)}</Table.Td>
                <Table.Td>
                  <FrozenFigure
                    release={release?.id}
                    figure={{ of: 'group', group: group.group, counted: 'pages' }}
                    label={`${group.sourceName}: ${t('pages')}`}
                    value={group.pages}
                  />
                </Table.Td>
                <Table.Td>
                  <FrozenFigure
                    release={release?.id}
                    figure={{ of: 'group', group: group.group, counted: 'formulas' }}
                    label={`${group.sourceName}: ${t('formulas')}`}
                    value={group.formulas}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {large.length > 0 && rest !== null && (
        <Text size="xs" c="dimmed" mt={4}>
          {rest}
        </Text>
      )}
    </div>
  );
}

/** Says how many are not listed; null where all are. */
function useRestSentence(): (count: number) => string | null {
  const t = useText('common');
  return (count) => (count > 0 ? t('andMore', { count }) : null);
}

const reasonKeys = { 'two-sides': 'heldTwoSides', 'locked-test': 'heldLocked', 'named-test': 'heldNamed' } as const;

function HeldOutTable({ view, release }: PartProps) {
  const t = useText('releases');
  const words = useText('status');
  const { total, first } = view.heldOut;
  const whyOf = ({ reason, sides }: View['heldOut']['first'][number]) =>
    t(reasonKeys[reason], { sides: sides.map((side) => words(side)).join(', ') });
  const rest = useRestSentence()(total - first.length);
  if (total === 0) return null;
  const csv = () =>
    toCsv(
      [t('onePage'), t('heldWhy')],
      first.map((held) => [held.sourceName, whyOf(held)]),
      rest,
    );
  return (
    <div className={classes.scrolled}>
      <TableTitle title={t('heldOutTitle', { count: total })} fileName="held-out" csv={csv} />
      <ScrollArea.Autosize mah={200} type="auto">
        <Table className={classes.table}>
          <Table.Tbody>
            {first.map((held) => (
              <Table.Tr key={held.page}>
                <Table.Td className={classes.name}>{held.sourceName}</Table.Td>
                <Table.Td>{whyOf(held)}</Table.Td>
              </Table.Tr>
            ))}
            {rest !== null && (
              <Table.Tr>
                <Table.Td c="dimmed">
                  <FrozenSentence release={release} figure={{ of: 'held-out' }} count={total}>
                    {rest}
                  </FrozenSentence>
                </Table.Td>
              </Table.Tr>
            )}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
    </div>
  );
}
