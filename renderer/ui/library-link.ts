import { createContext, useContext } from 'react';
import type { FormulaFilter } from '#schemas/contract/library.ts';
import type { SymbolClassId } from '#schemas/domain/id.ts';
import type { SymbolClassGroup } from '#schemas/domain/symbol-class.ts';

/** What a figure counts, as the library shows it: the filter that finds it, and the tab on which it stands. */
export type LibraryLink = Partial<FormulaFilter> & {
  readonly tab?: 'formulas' | 'symbols' | 'pages';
  /** On the tab of symbols: all, those of any class, of a group of classes, or of several, instead of one. */
  readonly sheet?: 'every' | 'labelled' | { readonly group: SymbolClassGroup } | readonly SymbolClassId[];
};

/** Opens the library at what a figure counts. */
export type ShowInLibrary = (link: LibraryLink) => void;

/** Given by the app; without one figures are bare. */
export const ShowInLibraryContext = createContext<ShowInLibrary | null>(null);

export function useShowInLibrary(): ShowInLibrary | null {
  return useContext(ShowInLibraryContext);
}
