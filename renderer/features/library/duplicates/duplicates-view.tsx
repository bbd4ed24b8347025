import { Button, SegmentedControl } from '@mantine/core';
import { IconCopyCheck, IconRefresh } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useJob } from '#renderer/transport/use-job.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { JobProgress } from '#renderer/ui/jobs/job-progress.tsx';
import { useJobIsRead } from '#renderer/ui/jobs/use-job-is-read.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { useMovedButton } from '#renderer/ui/use-moved-button.ts';
import { useSchemaWords } from '#renderer/ui/use-schema-words.ts';
import { useVirtualRows } from '#renderer/ui/use-virtual-rows.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { JobId, PageId } from '#schemas/domain/id.ts';
import { DuplicateGroupCard } from './duplicate-group-card.tsx';
import classes from './duplicates-view.module.css';
import { useDuplicateActs } from './use-duplicate-acts.ts';

export interface DuplicatesViewProps {
  readonly schema: ProjectSchema;
  readonly onOpenPage: (page: PageId) => void;
}

const partSize = 20;
const groupHeight = 330;
const gap = 12;

/** Groups of near-identical pages, each to be decided about. */
export function DuplicatesView({ schema, onOpenPage }: DuplicatesViewProps) {
  const t = useText('duplicates');
  const { nameOf } = useSchemaWords(schema);
  const [state, setState] = useState<'open' | 'decided'>('open');
  const [jobId, setJobId] = useState<JobId | null>(null);
  const list = useInfiniteQuery(
    api.duplicates.groups.infiniteOptions({
      input: (after: string | null) => ({ state, after, limit: partSize }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
    }),
  );
  const looking = useMutation(api.duplicates.look.mutationOptions({ onSuccess: ({ job }) => setJobId(job) }));
  const job = useJob(jobId);
  useJobIsRead(job);
  const acts = useDuplicateActs();
  const groups = list.data?.pages.flatMap((part) => part.groups) ?? [];
  const [first] = list.data?.pages ?? [];
  const isLooking = looking.isPending || job?.state === 'running';
  const error = list.error ?? looking.error;
  const { setScrollBox, virtualizer } = useVirtualRows({
    count: groups.length,
    rowHeight: groupHeight + gap,
    overscan: 2,
  });
  const rows = virtualizer.getVirtualItems();
  const lastShown = rows.at(-1)?.index ?? -1;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (lastShown >= groups.length - 4 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [lastShown, groups.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const isNever = first && first.total === 0 && first.unseen > 0 && state === 'open';
  const movedButton = useMovedButton(isNever);
  const lookButton = (
    <Button
      ref={movedButton}
      size="xs"
      variant="default"
      leftSection={<IconRefresh size={15} />}
      loading={isLooking}
      onClick={() => looking.mutate({})}
    >
      {t('look')}
    </Button>
  );
  const aboutLook = ({ unseen, withoutInk }: { readonly unseen: number; readonly withoutInk: number }) => {
    if (unseen > 0) return t('unseen', { count: unseen });
    return withoutInk > 0 ? t('withoutInk', { count: withoutInk }) : t('hint');
  };
  return (
    <>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label={t('state')}
          value={state}
          onChange={(value) => setState(value === 'decided' ? 'decided' : 'open')}
          data={[
            { value: 'open', label: t('open') },
            { value: 'decided', label: t('decided') },
          ]}
        />
        <span className={classes.about}>
          {first === undefined ? '' : `${t('total', { count: first.total })} · `}
          {first === undefined ? t('hint') : aboutLook(first)}
        </span>
        {!isNever && lookButton}
      </div>
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
      {first !== undefined && groups.length === 0 && (
        <EmptyState
          icon={<IconCopyCheck size={38} stroke={1.3} />}
          title={t(isNever ? 'neverTitle' : state === 'open' ? 'emptyTitle' : 'emptyDecidedTitle')}
          sentence={t(isNever ? 'neverSentence' : state === 'open' ? 'emptySentence' : 'emptyDecidedSentence')}
          actions={isNever ? lookButton : undefined}
        />
      )}
      {groups.length > 0 && (
        <div ref={setScrollBox} className={classes.scroll}>
          <ul className={classes.list} style={{ height: virtualizer.getTotalSize() }}>
            {rows.map(({ index, start }) => {
              const group = groups[index];
              if (group === undefined) return null;
              return (
                <li
                  key={group.key}
                  ref={virtualizer.measureElement}
                  data-index={index}
                  className={classes.row}
                  style={{ transform: `translateY(${start}px)`, paddingBottom: gap }}
                >
                  <DuplicateGroupCard group={group} nameOf={nameOf} acts={acts} onOpenPage={onOpenPage} />
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </>
  );
}
