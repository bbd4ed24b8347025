import { z } from 'zod';
import type { LibraryLink } from '#renderer/ui/library-link.ts';
import { FormulaFilter, ListSort, type PageFilter, type SymbolChoice } from '#schemas/contract/library.ts';
import { CategoryId, PageId, SymbolClassId } from '#schemas/domain/id.ts';
import { FormulaStatus, LayerState } from '#schemas/domain/layer.ts';
import { SymbolClassGroup } from '#schemas/domain/symbol-class.ts';

/** Filters that stand in the panel of further filters; those of pages are among them. */
const FurtherFilter = FormulaFilter.omit({
  statuses: true,
  categories: true,
  symbolClass: true,
  page: true,
  text: true,
  regions: true,
});
export type FurtherFilter = z.infer<typeof FurtherFilter>;

export const libraryTabs = ['formulas', 'symbols', 'pages', 'duplicates'] as const;
export type LibraryTab = (typeof libraryTabs)[number];

/** What the library shows, as its address holds it. */
export interface LibrarySearch {
  readonly tab: LibraryTab;
  readonly view: 'grid' | 'table';
  readonly statuses: readonly FormulaStatus[];
  readonly categories: readonly CategoryId[];
  /** The class that formulas have, or whose symbols are shown. */
  readonly symbolClass: SymbolClassId | null;
  /** Whose symbols are shown instead: all, those of any class, of a group of classes, or of several. */
  readonly sheet: 'every' | 'labelled' | { readonly group: SymbolClassGroup } | readonly SymbolClassId[] | null;
  readonly page: PageId | null;
  readonly holds: 'one-formula' | 'formulas' | null;
  readonly regionStates: readonly LayerState[];
  readonly text: string;
  readonly further: FurtherFilter;
  readonly sort: ListSort;
  /** Whether the import dialog stands open. */
  readonly isImporting: boolean;
}

const noFurtherFilter: FurtherFilter = FurtherFilter.parse({});
const inOrderOfArrival: ListSort = { by: 'arrival', descending: false };

export const emptyLibrarySearch: LibrarySearch = {
  tab: 'formulas',
  view: 'grid',
  statuses: [],
  categories: [],
  symbolClass: null,
  sheet: null,
  page: null,
  holds: null,
  regionStates: [],
  text: '',
  further: noFurtherFilter,
  sort: inOrderOfArrival,
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

/** The members that an address names; it says them in JSON, as there are many and most are never used together. */
function readFurther(written: string | undefined): FurtherFilter {
  if (written === undefined) return noFurtherFilter;
  try {
    const parsed = FurtherFilter.safeParse(JSON.parse(written));
    return parsed.success ? parsed.data : noFurtherFilter;
  } catch {
    // An address that somebody cut: it filters nothing.
    return noFurtherFilter;
  }
}

/** Members of the further filters that narrow anything. */
export function furtherInUse(further: FurtherFilter): Partial<FurtherFilter> {
  const empty = new Map(Object.entries(noFurtherFilter).map(([name, value]) => [name, JSON.stringify(value)]));
  return Object.fromEntries(
    Object.entries(further).filter(([name, value]) => empty.get(name) !== JSON.stringify(value)),
  );
}

/** Before a group of classes in an address. */
const groupMark = 'group-';

function readSheet(written: string | undefined): LibrarySearch['sheet'] {
  if (written === 'every' || written === 'labelled') return written;
  const group = SymbolClassGroup.safeParse(written?.startsWith(groupMark) ? written.slice(groupMark.length) : null);
  if (group.success) return { group: group.data };
  const classes = knownValues(SymbolClassId, written);
  return classes.length === 0 ? null : classes;
}

function readSort(written: string | undefined): ListSort {
  const descending = written?.startsWith('-') ?? false;
  const by = ListSort.shape.by.safeParse(descending ? written?.slice(1) : written);
  return by.success && written !== undefined ? { by: by.data, descending } : inOrderOfArrival;
}

/** Reads what an address asks of the library; what it does not understand filters nothing. */
export function readLibrarySearch(parameters: AddressParameters): LibrarySearch {
  return {
    tab: libraryTabs.find((tab) => tab === parameters['tab']) ?? 'formulas',
    view: parameters['view'] === 'table' ? 'table' : 'grid',
    statuses: knownValues(FormulaStatus, parameters['status']),
    categories: knownValues(CategoryId, parameters['category']),
    symbolClass: knownValue(SymbolClassId, parameters['class']),
    sheet: readSheet(parameters['sheet']),
    page: knownValue(PageId, parameters['page']),
    holds: knownValue(z.enum(['one-formula', 'formulas']), parameters['holds']),
    regionStates: knownValues(LayerState, parameters['regions']),
    text: (parameters['text'] ?? '').slice(0, longestText),
    further: readFurther(parameters['filter']),
    sort: readSort(parameters['sort']),
    isImporting: parameters['import'] === '1',
  };
}

function writeSheet(sheet: NonNullable<LibrarySearch['sheet']>): string {
  if (typeof sheet === 'string') return sheet;
  return 'group' in sheet ? `${groupMark}${sheet.group}` : sheet.join(',');
}

/** The address parameters that read back to the same search; what is as in an empty search is left out. */
export function writeLibrarySearch(search: LibrarySearch): AddressParameters {
  const parameters: Record<string, string> = {};
  if (search.tab !== 'formulas') parameters['tab'] = search.tab;
  if (search.view !== 'grid') parameters['view'] = search.view;
  if (search.statuses.length > 0) parameters['status'] = search.statuses.join(',');
  if (search.categories.length > 0) parameters['category'] = search.categories.join(',');
  if (search.symbolClass !== null) parameters['class'] = search.symbolClass;
  if (search.sheet !== null) parameters['sheet'] = writeSheet(search.sheet);
  if (search.page !== null) parameters['page'] = search.page;
  if (search.holds !== null) parameters['holds'] = search.holds;
  if (search.regionStates.length > 0) parameters['regions'] = search.regionStates.join(',');
  if (search.text !== '') parameters['text'] = search.text.slice(0, longestText);
  const further = furtherInUse(search.further);
  if (Object.keys(further).length > 0) parameters['filter'] = JSON.stringify(further);
  const { by, descending } = search.sort;
  if (by !== 'arrival' || descending) parameters['sort'] = descending ? `-${by}` : by;
  if (search.isImporting) parameters['import'] = '1';
  return parameters;
}

/** The search that shows what a figure counts. */
export function searchOfLink({
  tab = 'formulas',
  statuses = [],
  categories = [],
  symbolClass = null,
  sheet,
  page = null,
  text = '',
  regions = [],
  ...further
}: LibraryLink): LibrarySearch {
  return {
    ...emptyLibrarySearch,
    tab,
    statuses,
    categories,
    symbolClass,
    sheet: sheet ?? null,
    page,
    text,
    regionStates: regions,
    further: { ...noFurtherFilter, ...further },
  };
}

/** What the core is asked for formulas. */
export function formulaFilterOf(search: LibrarySearch): FormulaFilter {
  return {
    ...search.further,
    statuses: [...search.statuses],
    regions: [...search.regionStates],
    categories: [...search.categories],
    symbolClass: search.tab === 'symbols' ? null : search.symbolClass,
    page: search.page,
    text: search.text.trim(),
    latex: search.further.latex.trim(),
  };
}

/** Which symbols of these formulas stand on the sheet. */
export function symbolChoiceOf({ sheet, symbolClass }: LibrarySearch): SymbolChoice {
  if (sheet === null) return [symbolClass];
  return typeof sheet === 'string' || 'group' in sheet ? sheet : [...sheet];
}

/** What the core is asked for pages. */
export function pageFilterOf(search: LibrarySearch): PageFilter {
  const { people, writers, batches, sides, groups, split, release, size, imported, nearDuplicate } = search.further;
  return {
    holds: search.holds,
    regionStates: [...search.regionStates],
    text: search.text.trim(),
    people,
    writers,
    batches,
    sides,
    groups,
    split,
    release,
    size,
    imported,
    nearDuplicate,
  };
}

/** Whether the tab that is shown is narrowed by anything. */
export function isFiltered(search: LibrarySearch): boolean {
  const asked = (one: LibrarySearch) => JSON.stringify(one.tab === 'pages' ? pageFilterOf(one) : formulaFilterOf(one));
  return asked(search) !== asked({ ...emptyLibrarySearch, tab: search.tab });
}
