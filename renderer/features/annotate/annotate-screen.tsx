import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api, client } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import type { FormulaId, PageId, SymbolId } from '#schemas/domain/id.ts';
import classes from './annotate-screen.module.css';
import { DialogsProvider } from './dialogs/dialogs.tsx';
import { useOpenPage } from './opening/use-open-page.ts';
import { useOpenSessions } from './opening/use-open-sessions.ts';
import { type WorkKind, WorkKindProvider } from './second/work-kind.ts';
import { hideNoticeOf, type ShowNotice, useNotices } from './use-notices.tsx';
import type { FoundPage } from './use-screen-port.ts';
import { WorkbenchView } from './workbench.tsx';
import { wayBack } from './workflow/way-back.ts';

export interface AnnotateScreenProps {
  readonly page: PageId;
  /** The formula that is selected at first; null: none, or the only one. */
  readonly formula: FormulaId | null;
  /** Symbols of the formula that are selected at first. */
  readonly symbols: readonly SymbolId[];
  readonly onOpenPage: (page: PageId) => void;
  readonly kind: WorkKind;
}

const noSymbols: readonly SymbolId[] = [];

/** The annotation screen of one page. */
export function AnnotateScreen({ page, formula, symbols, onOpenPage, kind }: AnnotateScreenProps) {
  const t = useText('annotate');
  const queryClient = useQueryClient();
  const sessions = useOpenSessions(kind);
  const showNotice = useNotices();
  const showFailure = useFailureNotice();
  const schema = useQuery(api.schema.get.queryOptions());
  const [opened, retry] = useOpenPage(page, sessions);

  const shownPage = opened.kind === 'open' ? opened.page : null;
  useEffect(() => (shownPage === null ? undefined : () => hideNoticeOf(shownPage)), [shownPage]);

  useEffect(
    () =>
      sessions.onNotice((of, notice) => {
        if (notice.kind === 'move-refused') return showFailure(notice.error);
        if (notice.kind === 'brought-back') return showNotice(notice, of);
        // A page that was left a moment ago may still have something to say, and the one that is shown is not meant.
        const left = shownPage === null || of === shownPage || of === page ? null : sessions.positionOf(of);
        if (left === null) showNotice(notice.kind, of);
        else showNotice({ kind: 'elsewhere', position: left, notice: notice.kind });
      }),
    [sessions, showNotice, showFailure, shownPage, page],
  );

  const showOnPage = useCallback<ShowNotice>(
    (notice) => {
      const of = shownPage ?? undefined;
      const before = notice === 'nothing-to-undo' ? sessions.lastUndoable() : null;
      if (before === null) return showNotice(notice, of);
      const onUndo = wayBack(before, onOpenPage, () => showNotice('undo-passed', before.page));
      showNotice({ kind: 'undo-before', position: before.position, onUndo }, of);
    },
    [sessions, showNotice, onOpenPage, shownPage],
  );

  const findUnfinished = useCallback(
    async (after: PageId): Promise<FoundPage | null> => {
      try {
        if (kind === 'second') {
          const { tasks } = await client.second.tasks({ after });
          return { page: tasks.find((task) => task.page !== after)?.page ?? null };
        }
        const next = await client.annotation.nextUnfinished({ after });
        return { page: next.page };
      } catch (error) {
        showFailure(shownErrorOf(error));
        return null;
      }
    },
    [kind, showFailure],
  );

  if (schema.error !== null && schema.data === undefined) {
    return (
      <div className={classes.message}>
        <ErrorNotice error={shownErrorOf(schema.error)} onRetry={() => void queryClient.refetchQueries()} />
      </div>
    );
  }
  if (opened.kind === 'failed') {
    const { last } = sessions;
    return (
      <div className={classes.message}>
        <ErrorNotice error={opened.error ?? { code: 'unreachable', message: '', parameters: {} }} onRetry={retry} />
        {last !== null && last.session.page !== page && (
          <Button mt="sm" variant="default" onClick={() => onOpenPage(last.session.page)}>
            {t('backToPage', { position: last.place.position })}
          </Button>
        )}
      </div>
    );
  }
  if (opened.kind === 'loading' || schema.data === undefined) return <div className={classes.wait} aria-busy="true" />;
  return (
    <WorkKindProvider value={kind}>
      <DialogsProvider page={opened.page}>
        <WorkbenchView
          session={opened.session}
          schema={schema.data}
          place={opened.place}
          formula={opened.page === page ? formula : null}
          symbols={opened.page === page ? symbols : noSymbols}
          openPage={onOpenPage}
          findUnfinished={findUnfinished}
          showNotice={showOnPage}
        />
      </DialogsProvider>
    </WorkKindProvider>
  );
}
