import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type ReactNode, useCallback } from 'react';
import type { SessionNotice } from '#renderer/editor/saving/session-notice.ts';
import type { Notice } from '#renderer/editor/tools/notice.ts';
import type { ReopenedLayers } from '#renderer/editor/work/reopened-layers.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PageId } from '#schemas/domain/id.ts';
import type { FormulaLayerName } from '#schemas/domain/layer.ts';
import { noticeCloses, noticeOpens } from './notice-place.ts';
import { finishAllTyping } from './saving/unfinished-typing.ts';
import classes from './use-notices.module.css';
import type { FinishPlan } from './workflow/finish-plan.ts';
import type { FinishAs } from './workflow/layer-moves.ts';

/** What finishing came to. */
export interface FinishedWork {
  readonly kind: 'finished';
  /** Number of the page, where another one comes next. */
  readonly of: number | null;
  readonly to: FinishAs;
  /** Documents whose layers moved. */
  readonly moved: number;
  readonly missing: readonly FormulaLayerName[];
  readonly returned: readonly FormulaLayerName[];
  readonly formulas: FinishPlan['formulas'];
  /** Takes it back, from whichever page; null where nothing moved. */
  readonly onUndo: (() => void) | null;
}

/** Nothing was done on this page, but on one before it: the way back from there. */
export interface UndoBefore {
  readonly kind: 'undo-before';
  readonly position: number;
  readonly onUndo: () => void;
}

/** An edit has made drafts of what was handed in or accepted: said once, with the way back. */
export interface ReopenedWork extends ReopenedLayers {
  readonly kind: 'reopened';
  /** Whether the edit is still there. */
  readonly stands: () => boolean;
  readonly onUndo: () => void;
}

type NoticeName =
  | Notice
  | Exclude<SessionNotice['kind'], 'move-refused' | 'brought-back'>
  | 'saved-now'
  | 'undo-passed';

/** Edits of an earlier window came back. */
type BroughtBack = Extract<SessionNotice, { readonly kind: 'brought-back' }>;

/** Something that a session told of a page that is no longer on the screen. */
export interface ToldOfPage {
  readonly kind: 'elsewhere';
  readonly position: number;
  readonly notice: Exclude<SessionNotice['kind'], 'move-refused' | 'brought-back'>;
}

export type ShownNotice = NoticeName | FinishedWork | ReopenedWork | BroughtBack | UndoBefore | ToldOfPage;

/** Shows a notice; `of`: the page that is on the screen, or will be in a moment. */
export type ShowNotice = (notice: ShownNotice, of?: PageId) => void;

/** One notice is shown at a time: the newest takes the place of the last. It lies over the canvas, not over the panel. */
const place = 'annotate-notice';

/** What the notice that is shown is about. */
let shown: { readonly page: PageId | null; readonly stands: () => boolean } = { page: null, stands: () => true };

/** Takes the notice away: something else lies there now. */
export function hideNotice(): void {
  notifications.hide(place);
}

/** A page is left: what was said of it leaves with it. What names its page, or is about no page, stays. */
export function hideNoticeOf(page: PageId): void {
  if (shown.page === page) hideNotice();
}

/** Something was taken back: a notice about what is no longer so goes. */
export function hideUndone(): void {
  if (!shown.stands()) hideNotice();
}

/** Whether a notice says itself which page it is about, or is about none. */
function namesPage(notice: ShownNotice): boolean {
  if (typeof notice === 'string') return notice === 'saved-now' || notice === 'no-unfinished';
  return notice.kind === 'elsewhere' || (notice.kind === 'finished' && notice.of !== null);
}

/** Says in words what just happened, or why nothing did. */
export function useNotices(): ShowNotice {
  const t = useText('annotate');
  const status = useText('status');
  return useCallback(
    (notice, of) => {
      const message = messageOf(notice);
      if (message === '') return;
      const hasUndo = typeof notice !== 'string' && 'onUndo' in notice && notice.onUndo !== null;
      const isElsewhere = typeof notice !== 'string' && notice.kind === 'elsewhere';
      const stands = typeof notice !== 'string' && notice.kind === 'reopened' ? notice.stands : () => true;
      shown = { page: namesPage(notice) ? null : (of ?? null), stands };
      notifications.hide(place);
      const shows = {
        id: place,
        message,
        position: 'bottom-center',
        // The way back is looked at before it is taken, and so is what has become of another page.
        autoClose: hasUndo || isElsewhere ? 12_000 : 4500,
        withCloseButton: false,
        onClose: noticeCloses,
      } as const;
      const translate = noticeOpens((moved) => notifications.update({ ...shows, style: { translate: moved } }));
      notifications.show({ ...shows, style: { translate } });

      function messageOf(said: ShownNotice): ReactNode {
        if (typeof said === 'string') return t(`notice-${said}`);
        if (said.kind === 'elsewhere') {
          return t('noticeOfPage', { position: said.position, text: t(`notice-${said.notice}`) });
        }
        if (said.kind === 'brought-back') return broughtBackText(said);
        if (said.kind === 'reopened') return <Undoable onUndo={said.onUndo}>{reopenedText(said)}</Undoable>;
        if (said.kind === 'undo-before') {
          return <Undoable onUndo={said.onUndo}>{t('undoBefore', { position: said.position })}</Undoable>;
        }
        const words = finishedText(said);
        const text = said.of === null || words === '' ? words : t('noticeOfPage', { position: said.of, text: words });
        return said.onUndo === null ? text : <Undoable onUndo={said.onUndo}>{text}</Undoable>;
      }

      function broughtBackText({ edits, unseen }: BroughtBack): string {
        const came = edits === 0 ? [] : [t('broughtBack', { count: edits })];
        return [...came, ...(unseen ? [t('notice-move-stale')] : [])].join(' ');
      }

      function reopenedText({ layers, from }: ReopenedWork): string {
        const names = layers.map((layer) => status(layer)).join(', ');
        return t(from === 'accepted' ? 'reopenedAccepted' : 'reopenedSubmitted', { layers: names });
      }

      function finishedText({ to, moved, missing, returned, formulas }: FinishedWork): string {
        const names = (layers: readonly FormulaLayerName[]) => layers.map((layer) => status(layer)).join(', ');
        const isAccepted = to === 'accepted';
        // What is left of a whole page is left of some of its formulas: of how many is said with it.
        const ofSeveral = formulas.all > 1 && formulas.open > 0;
        return [
          ...(moved === 0
            ? []
            : ofSeveral && formulas.moved > 0
              ? [t(isAccepted ? 'finishedAcceptedOf' : 'finishedSubmittedOf', formulas)]
              : [t(isAccepted ? 'finishedAccepted' : 'finishedSubmitted')]),
          ...(ofSeveral
            ? [t('finishedOpen', { count: formulas.open, layers: names([...new Set([...missing, ...returned])]) })]
            : []),
          ...(missing.length > 0 && !ofSeveral ? [t('finishedMissing', { layers: names(missing) })] : []),
          ...(returned.length > 0 && !ofSeveral ? [t('finishedReturned', { layers: names(returned) })] : []),
        ].join(' ');
      }
    },
    [t, status],
  );
}

/** What was done, with the way back. */
function Undoable({ children, onUndo }: { readonly children: string; readonly onUndo: () => void }) {
  const t = useText('annotate');
  return (
    <span className={classes.undoable}>
      {children}
      <Button
        size="compact-xs"
        variant="default"
        // The canvas, or the field that is being typed in, keeps the keyboard.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          hideNotice();
          finishAllTyping();
          onUndo();
        }}
      >
        {t('action-undo')}
      </Button>
    </span>
  );
}
