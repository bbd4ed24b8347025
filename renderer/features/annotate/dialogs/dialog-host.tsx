import { useEffect } from 'react';
import { setUnusable } from '#renderer/editor/edits/change-formula.ts';
import { moveLayers } from '#renderer/editor/edits/move-layers.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FaultyLatexDialog } from '#renderer/ui/latex/faulty-latex-dialog.tsx';
import { useWorkbench } from '../editor-context.tsx';
import { focusLatex } from '../keyboard/focus-area.ts';
import { ConflictDialog } from '../saving/conflict-dialog.tsx';
import { hideNotice } from '../use-notices.tsx';
import { historyLabelOf } from '../workflow/history-label-of.ts';
import { useDialogs } from './dialogs.tsx';
import { EmptyDialog } from './empty-dialog.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { PageNumberDialog } from './page-number-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { useFocusReturn } from './use-focus-return.ts';

/** The dialog that lies over the screen, if one does. */
export function DialogHost() {
  const t = useText('annotate');
  const { editor, screen, place, openPage } = useWorkbench();
  const { open, show, close } = useDialogs();
  const isOpen = open !== null;
  useEffect(() => {
    if (isOpen) hideNotice();
  }, [isOpen]);
  useFocusReturn(isOpen);
  switch (open?.kind) {
    case 'help':
      return <HelpDialog onClose={close} onChange={() => show({ kind: 'keys' })} />;
    case 'keys':
      return <KeysDialog onClose={close} />;
    case 'empty':
      return (
        <EmptyDialog
          layers={open.layers}
          onClose={close}
          onConfirm={(layers, reason) => {
            const to = screen.isReviewer ? 'accepted' : 'submitted';
            const { work } = editor.getState();
            editor.moveLayers(moveLayers(work, [layers], to, { emptyOnPurpose: true, reason }), historyLabelOf(to));
            close();
          }}
        />
      );
    case 'faulty-latex':
      return (
        <FaultyLatexDialog
          to={open.to}
          formulas={open.formulas}
          onClose={() => {
            close();
            focusLatex();
          }}
          onAccept={() => {
            close();
            open.onAccept();
          }}
        />
      );
    case 'conflict':
      return <ConflictDialog onClose={close} />;
    case 'page-number':
      return <PageNumberDialog position={place.position} pages={place.pages} onOpen={openPage} onClose={close} />;
    case 'return':
      return (
        <ReasonDialog
          title={t('returnTitle')}
          sentence={t('returnSentence')}
          confirm={t('return')}
          suggestions={[t('return-boxes'), t('return-labels'), t('return-latex'), t('return-missing')]}
          onClose={close}
          onConfirm={(reason) => {
            const { work } = editor.getState();
            editor.moveLayers(moveLayers(work, open.layers, 'returned', { reason }), 'return');
            close();
          }}
        />
      );
    case 'unusable':
      return (
        <ReasonDialog
          title={t('unusableTitle')}
          sentence={t('unusableSentence')}
          confirm={t('action-unusable')}
          suggestions={[t('unusable-blurred'), t('unusable-cut'), t('unusable-none'), t('unusable-illegible')]}
          onClose={close}
          onConfirm={(reason) => {
            const { work, selection } = editor.getState();
            if (selection.formula !== null) editor.edit(setUnusable(work, selection.formula, reason), 'unusable');
            close();
          }}
        />
      );
    default:
      return null;
  }
}
