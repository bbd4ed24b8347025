import { Button, SegmentedControl } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { useThreads } from '#renderer/transport/use-threads.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import { threadsOf } from '#renderer/ui/threads/thread-of.ts';
import type { ReviewItem } from '#schemas/contract/review.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { FormulaId, type PageId } from '#schemas/domain/id.ts';
import type { Operation } from '#schemas/domain/operation.ts';
import { documentFromShape } from '#shared/annotation/document.ts';
import { ChangesView } from './changes-view.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import type { DraftDecision } from './draft-decision.ts';
import { HistoryView } from './history-view.tsx';
import classes from './item-view.module.css';
import { usePageWork } from './use-page-work.ts';
import { WorkView } from './work-view.tsx';

export interface ItemViewProps {
  readonly item: ReviewItem;
  readonly schema: ProjectSchema;
  readonly draft: DraftDecision;
  readonly onDraft: (draft: DraftDecision) => void;
  readonly onDecided: (operation: Operation) => void;
  readonly onOpenPage: (page: PageId, formula: FormulaId | null) => void;
}

type Tab = 'work' | 'changes' | 'history';

/** One document under review: the work, what changed in it, its history; and beside them the decision. */
export function ItemView({ item, schema, draft, onDraft, onDecided, onOpenPage }: ItemViewProps) {
  const t = useText('review');
  const showFailure = useFailureNotice();
  const { work, error, retry } = usePageWork(item.page);
  const [shapes, acts] = useThreads(item.page, showFailure);
  const [tab, setTab] = useState<Tab>('work');
  const [compared, setCompared] = useState<number | null>(null);
  const [activeThread, setActiveThread] = useState<string | null>(null);
  const formula = item.document.type === 'formula' ? FormulaId.parse(item.document.id) : null;
  const threads = threadsOf(shapes).filter(({ thread }) => thread.formula === formula);
  const shape = formula === null ? work?.page : work?.formulas.find(({ ref }) => ref.id === formula);
  if (shape === undefined || work === undefined) {
    return (
      <div className={classes.wait} aria-busy={error === null}>
        {error !== null && <ErrorNotice error={error} onRetry={retry} />}
      </div>
    );
  }
  const document = documentFromShape(shape);
  return (
    <>
      <div className={classes.middle}>
        <div className={classes.bar}>
          {formula !== null && (
            <SegmentedControl
              size="xs"
              value={tab}
              onChange={(next) => setTab(next === 'changes' || next === 'history' ? next : 'work')}
              data={[
                { value: 'work', label: t('work') },
                { value: 'changes', label: t('changes') },
                { value: 'history', label: t('historyTab') },
              ]}
            />
          )}
          <span className={classes.source} title={item.pageName}>
            {item.pageName}
          </span>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPencil size={14} />}
            onClick={() => onOpenPage(item.page, formula)}
          >
            {t('openInEditor')}
          </Button>
        </div>
        <div className={classes.content}>
          {formula !== null && tab === 'changes' ? (
            <ChangesView item={item} formula={formula} current={document} schema={schema} compared={compared} />
          ) : formula !== null && tab === 'history' ? (
            <HistoryView
              formula={formula}
              current={document}
              schema={schema}
              onCompare={(revision) => {
                setCompared(revision);
                setTab('changes');
              }}
            />
          ) : (
            <WorkView
              item={item}
              document={document}
              work={work}
              schema={schema}
              threads={threads}
              activeThread={activeThread}
              onThread={setActiveThread}
              draft={draft}
              onDraft={onDraft}
            />
          )}
        </div>
      </div>
      <DecisionPanel
        document={document}
        schema={schema}
        threads={threads}
        acts={acts}
        activeThread={activeThread}
        onThread={setActiveThread}
        draft={draft}
        onDraft={onDraft}
        onDecided={onDecided}
      />
    </>
  );
}
