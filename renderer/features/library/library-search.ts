import { z } from 'zod';
import { FormulaFilter, PageFilter } from '#schemas/contract/library.ts';
import { CategoryId, PageId, SymbolClassId } from '#schemas/domain/id.ts';
import { FormulaStatus, LayerState } from '#schemas/domain/layer.ts';

/** What the library shows, as its address holds it. */
export interface LibrarySearch {
  readonly tab: 'formulas' | 'pages';
  readonly statuses: readonly FormulaStatus[];
  readonly categories: readonly CategoryId[];
  readonly symbolClass: SymbolClassId | null;
  readonly page: PageId | null;
  readonly holds: 'one-formula' | 'formulas' | null;
  readonly regionStates: readonly LayerState[];
  readonly text: string;
  /** Whether the import dialog stands open. */
  readonly isImporting: boolean;
}

export const emptyLibrarySearch: LibrarySearch = {
  tab: 'formulas',
  statuses: [],
  categories: [],
  symbolClass: null,
  page: null,
  holds: null,
  regionStates: [],
  text: '',
  isImporting: false,
};

/** Parameters of an address, each once. */
export type AddressParameters = Readonly<Record<string, string>>;

const longestText = 200;

/** Values of a list in an address that are known; others, as of an old link, are left out. */
function knownValues<T extends z.ZodType>(type: T, list: string | undefined): readonly z.output<T>[] {
  const values = (list ?? '').split(',').flatMap((item) => {
    const parsed = type.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
  return [...new Set(values)];
}

function knownValue<T extends z.ZodType>(type: T, value: string | undefined): z.output<T> | null {
  const parsed = type.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** Reads what an address asks of the library; what it does not understand filters nothing. */
export function readLibrarySearch(parameters: AddressParameters): LibrarySearch {
  return {
    tab: parameters['tab'] === 'pages' ? 'pages' : 'formulas',
    statuses: knownValues(FormulaStatus, parameters['status']),
    categories: knownValues(CategoryId, parameters['category']),
    symbolClass: knownValue(SymbolClassId, parameters['class']),
    page: knownValue(PageId, parameters['page']),
    holds: knownValue(z.enum(['one-formula', 'formulas']), parameters['holds']),
    regionStates: knownValues(LayerState, parameters['regions']),
    text: (parameters['text'] ?? '').slice(0, longestText),
    isImporting: parameters['import'] === '1',
  };
}

/** The address parameters that read back to the same search; what is as in an empty search is left out. */
export function writeLibrarySearch(search: LibrarySearch): AddressParameters {
  const parameters: Record<string, string> = {};
  if (search.tab === 'pages') parameters['tab'] = 'pages';
  if (search.statuses.length > 0) parameters['status'] = search.statuses.join(',');
  if (search.categories.length > 0) parameters['category'] = search.categories.join(',');
  if (search.symbolClass !== null) parameters['class'] = search.symbolClass;
  if (search.page !== null) parameters['page'] = search.page;
  if (search.holds !== null) parameters['holds'] = search.holds;
  if (search.regionStates.length > 0) parameters['regions'] = search.regionStates.join(',');
  if (search.text !== '') parameters['text'] = search.text.slice(0, longestText);
  if (search.isImporting) parameters['import'] = '1';
  return parameters;
}

/** What the core is asked for formulas. */
export function formulaFilterOf(search: LibrarySearch): FormulaFilter {
  return {
    ...FormulaFilter.parse({}),
    statuses: [...search.statuses],
    categories: [...search.categories],
    symbolClass: search.symbolClass,
    page: search.page,
    text: search.text.trim(),
  };
}

/** What the core is asked for pages. */
export function pageFilterOf(search: LibrarySearch): PageFilter {
  return {
    ...PageFilter.parse({}),
    holds: search.holds,
    regionStates: [...search.regionStates],
    text: search.text.trim(),
  };
}

/** Whether the tab that is shown is narrowed by anything. */
export function isFiltered(search: LibrarySearch): boolean {
  if (search.text.trim() !== '') return true;
  if (search.tab === 'pages') return search.holds !== null || search.regionStates.length > 0;
  return (
    search.statuses.length > 0 || search.categories.length > 0 || search.symbolClass !== null || search.page !== null
  );
}
