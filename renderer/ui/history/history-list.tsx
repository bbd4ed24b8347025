import { Button } from '@mantine/core';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { HistoryEntry } from '#schemas/contract/history.ts';
import type { CategoryId, PersonId, SymbolClassId, SymbolId } from '#schemas/domain/id.ts';
import type { OperationKind } from '#schemas/domain/operation.ts';
import { describeDifference } from './describe-difference.ts';
import classes from './history-list.module.css';

export interface HistoryListProps {
  readonly entries: readonly HistoryEntry[];
  readonly nameOf: (person: PersonId, kind: OperationKind) => string;
  readonly labelOf: (symbolClass: SymbolClassId | null) => string;
  readonly categoryOf: (category: CategoryId) => string;
  readonly symbolOf: (symbol: SymbolId) => string;
  readonly onRestore: (revision: number) => void;
  /** Shows a version beside what is now. */
  readonly onCompare: ((revision: number) => void) | null;
  readonly onMore: (() => void) | null;
}

/** Who did what to a formula and when, the newest first; any version can be brought back. */
export function HistoryList(props: HistoryListProps) {
  const { entries, nameOf, onRestore, onCompare, onMore } = props;
  const t = useText('review');
  const status = useText('status');
  const format = useFormat();
  if (entries.length === 0) return <p className={classes.empty}>{t('historyEmpty')}</p>;
  const words = { ...props, review: t, status };
  return (
    <>
      <ol className={classes.list} aria-label={t('historyOf')}>
        {entries.map((entry, index) => {
          const changes = describeDifference(entry.difference, words);
          return (
            <li key={entry.operation} className={classes.entry} data-kind={entry.kind}>
              <div className={classes.head}>
                <strong>
                  {entry.removed ? t('did-remove') : entry.redoes ? t('did-redo') : t(`did-${entry.kind}`)}
                </strong>
                <span className={classes.by}>
                  {nameOf(entry.actor, entry.kind)} · <time dateTime={entry.at}>{format.dateTime(entry.at)}</time>
                </span>
                <span className={classes.acts}>
                  {index === 0 ? (
                    <span className={classes.current}>{t('current')}</span>
                  ) : (
                    !entry.removed && (
                      <>
                        {onCompare !== null && (
                          <Button
                            size="compact-xs"
                            variant="subtle"
                            color="gray"
                            onClick={() => onCompare(entry.revision)}
                          >
                            {t('compareWithNow')}
                          </Button>
                        )}
                        <Button
                          size="compact-xs"
                          variant="default"
                          aria-label={t('restoreVersion', { revision: entry.revision })}
                          onClick={() => onRestore(entry.revision)}
                        >
                          {t('restore')}
                        </Button>
                      </>
                    )
                  )}
                </span>
              </div>
              {changes.length > 0 && (
                <ul className={classes.changes}>
                  {changes.map((change) => (
                    <li key={change}>{change}</li>
                  ))}
                </ul>
              )}
              {entry.others > 0 && <div className={classes.others}>{t('withOthers', { count: entry.others })}</div>}
            </li>
          );
        })}
      </ol>
      {onMore !== null && (
        <Button size="xs" variant="default" mt="xs" onClick={onMore}>
          {t('olderMore')}
        </Button>
      )}
    </>
  );
}
