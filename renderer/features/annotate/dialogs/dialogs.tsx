import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { LayersOfDocument } from '#renderer/editor/edits/move-layers.ts';
import type { FaultyFormula } from '#renderer/ui/latex/faulty-latex-dialog.tsx';
import type { PageId } from '#schemas/domain/id.ts';

/** What lies over the screen. */
export type OpenDialog =
  | { readonly kind: 'return'; readonly layers: readonly LayersOfDocument[] }
  | { readonly kind: 'empty'; readonly layers: LayersOfDocument }
  /** LaTeX that cannot be read is about to be submitted or accepted. */
  | {
      readonly kind: 'faulty-latex';
      readonly to: 'submitted' | 'accepted';
      readonly formulas: readonly FaultyFormula[];
      readonly onAccept: () => void;
    }
  | { readonly kind: 'unusable' | 'help' | 'keys' | 'conflict' | 'page-number' };

export interface Dialogs {
  readonly open: OpenDialog | null;
  readonly show: (dialog: OpenDialog) => void;
  readonly askReturn: (layers: readonly LayersOfDocument[]) => void;
  readonly close: () => void;
}

const DialogsContext = createContext<Dialogs | null>(null);

/** Dialogs are about a page: another one closes them. */
export function DialogsProvider({ page, children }: { readonly page: PageId; readonly children: ReactNode }) {
  const [asked, setAsked] = useState<{ readonly page: PageId; readonly dialog: OpenDialog } | null>(null);
  const open = asked?.page === page ? asked.dialog : null;
  const dialogs = useMemo<Dialogs>(
    () => ({
      open,
      show: (dialog) => setAsked({ page, dialog }),
      askReturn: (layers) => setAsked({ page, dialog: { kind: 'return', layers } }),
      close: () => setAsked(null),
    }),
    [open, page],
  );
  return <DialogsContext value={dialogs}>{children}</DialogsContext>;
}

export function useDialogs(): Dialogs {
  const dialogs = useContext(DialogsContext);
  if (dialogs === null) throw new Error('A part of the annotation screen was shown without its dialogs.');
  return dialogs;
}
