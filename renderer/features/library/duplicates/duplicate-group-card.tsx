import { Badge, Button, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useSession } from '#renderer/transport/session.tsx';
import type { DuplicateGroupShown } from '#schemas/contract/duplicates.ts';
import type { PageId, PersonId } from '#schemas/domain/id.ts';
import { DuplicatePageCard } from './duplicate-page-card.tsx';
import classes from './duplicates-view.module.css';
import type { useDuplicateActs } from './use-duplicate-acts.ts';

export interface DuplicateGroupCardProps {
  readonly group: DuplicateGroupShown;
  readonly nameOf: (person: PersonId) => string;
  readonly acts: ReturnType<typeof useDuplicateActs>;
  readonly onOpenPage: (page: PageId) => void;
}

/** Near-identical pages side by side, and what can be decided about them. */
export function DuplicateGroupCard({ group, nameOf, acts, onOpenPage }: DuplicateGroupCardProps) {
  const t = useText('duplicates');
  const { can } = useSession();
  const { pages, shown, decision } = group;
  const [left, setLeft] = useState<ReadonlySet<PageId>>(new Set());
  const { deciding, reopening } = acts;
  const isBusy = deciding.isPending || reopening.isPending;
  const kept = pages.filter((page) => !left.has(page));
  const canChoose = decision === null && can('lead');
  const keepChosen = () => {
    const first = shown.find(({ id }) => !left.has(id));
    deciding.mutate({
      pages,
      verdict: 'same',
      unusable: { pages: [...left], reason: t('reason', { page: first?.sourceName ?? '' }) },
    });
  };
  return (
    <section className={classes.card} aria-label={t('group')}>
      <header className={classes.head}>
        <span className={classes.title}>{t('pages', { count: pages.length })}</span>
        {decision !== null && <Decision decision={decision} nameOf={nameOf} />}
        {decision !== null && can('lead') && (
          <Button
            ml="auto"
            size="compact-sm"
            variant="default"
            disabled={isBusy}
            onClick={() => reopening.mutate(decision.id)}
          >
            {t('reopen')}
          </Button>
        )}
      </header>
      <div className={classes.pages}>
        {shown.map((page) => (
          <DuplicatePageCard
            key={page.id}
            page={page}
            isKept={canChoose ? !left.has(page.id) : null}
            onKeep={(isKept) =>
              setLeft((before) => {
                const after = new Set(before);
                if (isKept) after.delete(page.id);
                else after.add(page.id);
                return after;
              })
            }
            onKeepOnly={() => setLeft(new Set(pages.filter((other) => other !== page.id)))}
            onOpen={() => onOpenPage(page.id)}
          />
        ))}
        {pages.length > shown.length && (
          <span className={classes.others}>{t('more', { count: pages.length - shown.length })}</span>
        )}
      </div>
      {decision === null && (
        <div className={classes.acts}>
          {can('lead') ? (
            <>
              <Tooltip label={t('keepChosenHint')} multiline w={300}>
                <Button
                  size="xs"
                  disabled={isBusy || left.size === 0 || kept.length === 0}
                  loading={deciding.isPending && deciding.variables.pages === pages}
                  onClick={keepChosen}
                >
                  {t('keepChosen', { count: kept.length })}
                </Button>
              </Tooltip>
              <Tooltip label={t('sameHint')} multiline w={300}>
                <Button
                  size="xs"
                  variant="default"
                  disabled={isBusy || left.size > 0}
                  onClick={() => deciding.mutate({ pages, verdict: 'same', unusable: null })}
                >
                  {t('same')}
                </Button>
              </Tooltip>
              <Tooltip label={t('differentHint')} multiline w={300}>
                <Button
                  size="xs"
                  variant="default"
                  disabled={isBusy || left.size > 0}
                  onClick={() => deciding.mutate({ pages, verdict: 'different', unusable: null })}
                >
                  {t('different')}
                </Button>
              </Tooltip>
            </>
          ) : (
            <span className={classes.quiet}>{t('onlyLeads')}</span>
          )}
        </div>
      )}
    </section>
  );
}

interface DecisionProps {
  readonly decision: NonNullable<DuplicateGroupShown['decision']>;
  readonly nameOf: (person: PersonId) => string;
}

function Decision({ decision, nameOf }: DecisionProps) {
  const t = useText('duplicates');
  const format = useFormat();
  return (
    <>
      <Badge variant="light" color={decision.verdict === 'same' ? 'ink' : 'gray'} tt="none">
        {t(decision.verdict === 'same' ? 'verdictSame' : 'verdictDifferent')}
      </Badge>
      <span className={classes.quiet}>
        {t('decidedBy', { name: nameOf(decision.by), date: format.dateTime(decision.at) })}
      </span>
    </>
  );
}
