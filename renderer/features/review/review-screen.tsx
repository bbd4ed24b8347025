import { Button, Center, Loader, SegmentedControl } from '@mantine/core';
import { IconChecklist, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { ScreenHeader } from '#renderer/ui/screen-header.tsx';
import { ReviewFilter } from '#schemas/contract/review.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { FormulaId, PageId } from '#schemas/domain/id.ts';
import { type DraftDecision, emptyDecision } from './draft-decision.ts';
import { ItemView } from './item-view.tsx';
import { QueueFilters } from './queue-filters.tsx';
import { QueueList } from './queue-list.tsx';
import classes from './review-screen.module.css';
import { SecondScreen } from './second/second-screen.tsx';
import { useDecisions } from './use-decisions.ts';
import { useReviewQueue } from './use-review-queue.ts';

type ReviewTab = 'queue' | 'second';

export interface ReviewScreenProps {
  readonly tab: ReviewTab;
  /** Id of the document, or second annotation, that is shown; null: the first of the queue, or none. */
  readonly chosen: string | null;
  readonly onShow: (tab: ReviewTab, chosen: string | null) => void;
  readonly onOpenPage: (page: PageId, formula: FormulaId | null) => void;
}

/** What waits for a reviewer, and what is annotated twice. */
export function ReviewScreen(props: ReviewScreenProps) {
  const t = useText('review');
  const { can } = useSession();
  const schema = useQuery(api.schema.get.queryOptions());
  if (!can('reviewer')) {
    return (
      <>
        <ScreenHeader title={t('title')} />
        <EmptyState
          icon={<IconChecklist size={36} stroke={1.4} />}
          title={t('reviewersOnlyTitle')}
          sentence={t('reviewersOnlySentence')}
        />
      </>
    );
  }
  if (schema.data !== undefined) {
    return props.tab === 'queue' ? (
      <ReviewQueue {...props} schema={schema.data} />
    ) : (
      <div className={classes.screen}>
        <ScreenHeader title={t('title')} aside={<ReviewTabs {...props} />} />
        <SecondScreen
          schema={schema.data}
          chosen={props.chosen}
          onChoose={(second) => props.onShow('second', second)}
          onOpenPage={props.onOpenPage}
        />
      </div>
    );
  }
  return (
    <>
      <ScreenHeader title={t('title')} />
      {schema.error !== null && (
        <div className={classes.notice}>
          <ErrorNotice error={shownErrorOf(schema.error)} onRetry={() => void schema.refetch()} />
        </div>
      )}
    </>
  );
}

function ReviewTabs({ tab, onShow }: Pick<ReviewScreenProps, 'tab' | 'onShow'>) {
  const t = useText('review');
  return (
    <SegmentedControl
      size="xs"
      value={tab}
      onChange={(next) => onShow(next, null)}
      data={[
        { value: 'queue', label: t('queueTab') },
        { value: 'second', label: t('agreementTab') },
      ]}
    />
  );
}

const noFilter = ReviewFilter.parse({});

/** What waits, one document at a time, with everything that a decision needs beside it. */
function ReviewQueue({
  tab,
  chosen,
  onShow,
  onOpenPage,
  schema,
}: ReviewScreenProps & { readonly schema: ProjectSchema }) {
  const t = useText('review');
  const common = useText('common');
  const [filter, setFilter] = useState<ReviewFilter>(noFilter);
  const [drafts, setDrafts] = useState<ReadonlyMap<string, DraftDecision>>(new Map());
  const queue = useReviewQueue(filter);
  const say = useDecisions(({ document }) => onShow('queue', document.id));
  const items = queue.items ?? [];
  const place = items.findIndex(({ document }) => document.id === chosen);
  const item = items[Math.max(place, 0)];
  const setDraft = (id: string, draft: DraftDecision | null) =>
    setDrafts((known) => {
      const next = new Map(known);
      if (draft === null) next.delete(id);
      else next.set(id, draft);
      return next;
    });
  const onChoose = (document: string | null) => onShow('queue', document);
  const goOn = () => onChoose((items[Math.max(place, 0) + 1] ?? items[Math.max(place, 0) - 1])?.document.id ?? null);
  return (
    <div className={classes.screen}>
      <ScreenHeader
        title={t('title')}
        aside={
          <span className={classes.aside}>
            <ReviewTabs tab={tab} onShow={onShow} />
            {queue.items !== null && queue.total > 0 && t('waiting', { count: queue.total })}
          </span>
        }
      />
      <QueueFilters filter={filter} onFilter={setFilter} schema={schema} />
      {queue.error !== null && (
        <div className={classes.notice}>
          <ErrorNotice error={queue.error} onRetry={queue.retry} />
        </div>
      )}
      {queue.items === null && queue.error === null && (
        <Center p="xl">
          <Loader size="sm" aria-label={common('loading')} />
        </Center>
      )}
      {queue.items !== null && item === undefined && (
        <EmptyState
          icon={<IconCircleCheck size={36} stroke={1.4} />}
          title={t('emptyTitle')}
          sentence={filter === noFilter ? t('emptySentence') : t('emptyFiltered')}
          actions={
            !filter.own && (
              <Button variant="default" onClick={() => setFilter({ ...filter, own: true })}>
                {t('showOwn')}
              </Button>
            )
          }
        />
      )}
      {item !== undefined && (
        <div className={classes.columns}>
          <QueueList
            items={items}
            chosen={item.document.id}
            drafts={drafts}
            schema={schema}
            onChoose={onChoose}
            onMore={queue.more}
          />
          <ItemView
            key={item.document.id}
            item={item}
            schema={schema}
            draft={drafts.get(item.document.id) ?? emptyDecision}
            onDraft={(draft) => setDraft(item.document.id, draft)}
            onDecided={(operation) => {
              say(item, operation);
              setDraft(item.document.id, null);
              goOn();
            }}
            onOpenPage={onOpenPage}
          />
        </div>
      )}
    </div>
  );
}
