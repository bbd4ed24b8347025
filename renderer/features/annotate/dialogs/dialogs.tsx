import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { LayersOfDocument } from '#renderer/editor/edits/move-layers.ts';

/** What lies over the screen. */
export type OpenDialog =
  | { readonly kind: 'return'; readonly layers: readonly LayersOfDocument[] }
  | { readonly kind: 'empty'; readonly layers: LayersOfDocument }
  | { readonly kind: 'unusable' | 'help' | 'keys' | 'conflict' | 'page-number' };

export interface Dialogs {
  readonly open: OpenDialog | null;
  readonly show: (dialog: OpenDialog) => void;
  readonly askReturn: (layers: readonly LayersOfDocument[]) => void;
  readonly close: () => void;
}

const DialogsContext = createContext<Dialogs | null>(null);

export function DialogsProvider({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const dialogs = useMemo<Dialogs>(
    () => ({
      open,
      show: setOpen,
      askReturn: (layers) => setOpen({ kind: 'return', layers }),
      close: () => setOpen(null),
    }),
    [open],
  );
  return <DialogsContext value={dialogs}>{children}</DialogsContext>;
}

export function useDialogs(): Dialogs {
  const dialogs = useContext(DialogsContext);
  if (dialogs === null) throw new Error('A part of the annotation screen was shown without its dialogs.');
  return dialogs;
}
