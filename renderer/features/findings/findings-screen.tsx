import { Badge, Button, Group, NavLink, Text } from '@mantine/core';
import { IconCircleCheck, IconPhotoPlus, IconRefresh, IconTool } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useJob } from '#renderer/transport/use-job.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { JobProgress } from '#renderer/ui/jobs/job-progress.tsx';
import { useJobIsRead } from '#renderer/ui/jobs/use-job-is-read.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { ScreenHeader } from '#renderer/ui/screen-header.tsx';
import type { ListedFinding } from '#schemas/contract/validation.ts';
import { type FindingKind, type FindingPlace, findingKinds } from '#schemas/domain/finding.ts';
import type { JobId } from '#schemas/domain/id.ts';
import { BaselineTable } from './baseline-table.tsx';
import { FindingList } from './finding-list.tsx';
import { FindingsCsv } from './findings-csv.tsx';
import classes from './findings-screen.module.css';
import { bulkKinds, FixDialog } from './fix-dialog.tsx';
import { LackingCategories } from './lacking-categories.tsx';
import { PagesDialog } from './pages-dialog.tsx';
import { useFixFindings } from './use-fix-findings.ts';

export interface FindingsScreenProps {
  readonly kind: FindingKind | null;
  readonly onKind: (kind: FindingKind | null) => void;
  readonly onOpen: (place: FindingPlace) => void;
  /** Shows the groups of near-duplicates, to decide about them. */
  readonly onDuplicates: () => void;
  /** Goes to where pictures come into the project. */
  readonly onLibrary: () => void;
}

const partSize = 100;
const grouped: FindingKind = 'category-missing';

/** What is, or may be, wrong with the project's truth; each finding opens its place, some are mended from here. */
export function FindingsScreen({ kind, onKind, onOpen, onDuplicates, onLibrary }: FindingsScreenProps) {
  const t = useText('findings');
  const format = useFormat();
  const [pictures, setPictures] = useState<ListedFinding | null>(null);
  const [fixesAll, setFixesAll] = useState(false);
  const [jobId, setJobId] = useState<JobId | null>(null);
  const summary = useQuery(api.validation.summary.queryOptions());
  // Missing categories are mostly very many, of few facets: they stand together, and one by one under their own kind.
  const kinds = kind === null ? findingKinds.filter((one) => one !== grouped) : [kind];
  const list = useInfiniteQuery(
    api.validation.findings.infiniteOptions({
      input: (after: string | null) => ({ kinds, after, limit: partSize }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
    }),
  );
  const starting = useMutation(api.validation.start.mutationOptions({ onSuccess: ({ job }) => setJobId(job) }));
  const job = useJob(jobId);
  useJobIsRead(job);
  const fixing = useFixFindings(() => {});
  const isRunning = starting.isPending || (jobId !== null && (job === null || job.state === 'running'));
  const items = list.data?.pages.flatMap((part) => part.items) ?? [];
  const counts = summary.data?.byKind ?? {};
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const isBulk = kind !== null && bulkKinds.has(kind) && (counts[kind] ?? 0) > 0;
  const unchecked = summary.data?.unchecked ?? 0;
  const lacking = summary.data?.lacking ?? [];
  const error = summary.error ?? list.error ?? starting.error ?? fixing.error;
  return (
    <>
      <ScreenHeader
        title={t('title')}
        aside={
          summary.data === undefined
            ? ''
            : unchecked > 0
              ? t('unchecked', { count: unchecked })
              : t('total', { count: all })
        }
        actions={
          <>
            {(items.length > 0 || (kind === null && all > 0)) && (
              <FindingsCsv
                kinds={kind === null ? [] : [kind]}
                total={kind === null ? all : (list.data?.pages[0]?.total ?? null)}
              />
            )}
            <Button leftSection={<IconRefresh size={16} />} loading={isRunning} onClick={() => starting.mutate({})}>
              {t('check')}
            </Button>
          </>
        }
      />
      {error !== null && (
        <div className={classes.notice}>
          <ErrorNotice error={shownErrorOf(error)} onRetry={() => void list.refetch()} />
        </div>
      )}
      {job?.state === 'running' && (
        <div className={classes.notice}>
          <JobProgress job={job} />
        </div>
      )}
      <div className={classes.body}>
        <nav className={classes.kinds} aria-label={t('kinds')}>
          <NavLink
            component="button"
            active={kind === null}
            label={t('allKinds')}
            rightSection={
              <Badge variant="light" color="gray">
                {format.number(all)}
              </Badge>
            }
            onClick={() => onKind(null)}
          />
          {findingKinds.map((one) => {
            const count = counts[one] ?? 0;
            return (
              <NavLink
                key={one}
                component="button"
                active={kind === one}
                disabled={count === 0 && kind !== one}
                label={t(`kind-${one}`)}
                rightSection={
                  count === 0 ? null : (
                    <Badge variant="light" color="gray">
                      {format.number(count)}
                    </Badge>
                  )
                }
                onClick={() => onKind(one)}
              />
            );
          })}
          {summary.data !== undefined && <BaselineTable baselines={summary.data.baselines} onOpen={onOpen} />}
        </nav>
        <div className={classes.found}>
          {kind !== null && (
            <Group justify="space-between" className={classes.about} wrap="nowrap">
              <Text size="sm" c="dimmed">
                {t(`about-${kind}`)}
              </Text>
              {isBulk && (
                <Button
                  size="xs"
                  variant="light"
                  leftSection={<IconTool size={15} />}
                  onClick={() => setFixesAll(true)}
                >
                  {t('fixAll', { count: counts[kind] ?? 0 })}
                </Button>
              )}
            </Group>
          )}
          {(kind === null || kind === grouped) && <LackingCategories lacking={lacking} />}
          {list.data !== undefined && items.length === 0 && (kind !== null || lacking.length === 0) ? (
            <NothingFound unchecked={unchecked} onLibrary={onLibrary} />
          ) : (
            <FindingList
              key={kind ?? 'all'}
              items={items}
              isFixing={fixing.isRunning}
              onEnd={() => {
                if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
              }}
              onOpen={(item) => {
                const { type } = item.finding.place;
                if (type === 'pages' || type === 'media') setPictures(item);
                else onOpen(item.finding.place);
              }}
              onFix={({ id }) => fixing.start({ findings: [id], remedy: null })}
            />
          )}
        </div>
      </div>
      <FixDialog kind={fixesAll ? kind : null} onClose={() => setFixesAll(false)} />
      <PagesDialog
        item={pictures}
        onOpenPage={(page) => onOpen({ type: 'pages', pages: [page] })}
        onDuplicates={onDuplicates}
        onClose={() => setPictures(null)}
      />
    </>
  );
}

interface NothingFoundProps {
  /** Formulas that have changed since they were checked. */
  readonly unchecked: number;
  readonly onLibrary: () => void;
}

/** Why there is nothing in the list: nothing to look at, nobody has looked yet, or nothing is wrong. */
function NothingFound({ unchecked, onLibrary }: NothingFoundProps) {
  const t = useText('findings');
  const shell = useText('shell');
  const status = useQuery(api.project.status.queryOptions());
  if (status.data === undefined) return null;
  const icon = <IconCircleCheck size={34} stroke={1.4} />;
  if (unchecked > 0) return <EmptyState icon={icon} title={t('notCheckedTitle')} sentence={t('notCheckedSentence')} />;
  if (status.data.pages > 0) return <EmptyState icon={icon} title={t('emptyTitle')} sentence={t('emptySentence')} />;
  return (
    <EmptyState
      icon={<IconPhotoPlus size={34} stroke={1.4} />}
      title={t('noPagesTitle')}
      sentence={t('noPagesSentence')}
      actions={<Button onClick={onLibrary}>{shell('toLibrary')}</Button>}
    />
  );
}
