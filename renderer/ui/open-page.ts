import { createContext, useContext } from 'react';
import type { FormulaId, PageId } from '#schemas/domain/id.ts';

/** Opens a page to be worked on, at one of its formulas if it is named. */
export type OpenPage = (place: { readonly page: PageId; readonly formula: FormulaId | null }) => void;

/** Given by the app; without one nothing leads there. */
export const OpenPageContext = createContext<OpenPage | null>(null);

export function useOpenPage(): OpenPage | null {
  return useContext(OpenPageContext);
}
