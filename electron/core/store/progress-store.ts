import type { Box } from '#schemas/domain/geometry.ts';
import type { FormulaId, PageId, Sha256, SymbolClassId } from '#schemas/domain/id.ts';
import type { FormulaStatus } from '#schemas/domain/layer.ts';
import type { AcceptedDay, AcceptedSymbolDay } from '#shared/quota/accepted-history.ts';
import type { PersonDay } from '#shared/quota/throughput.ts';
import type { Counters } from './store.ts';

/** A formula that is still to be done. */
export interface OpenFormula {
  readonly id: FormulaId;
  readonly page: PageId;
  readonly pageName: string;
  readonly imageSha256: Sha256;
  readonly region: Box;
  readonly latex: string;
  readonly status: FormulaStatus;
  readonly symbolCount: number;
}

/** Formulas that are still to be done, by kind. */
export interface OpenWork {
  readonly groups: readonly { readonly signature: string; readonly status: FormulaStatus; readonly formulas: number }[];
  /** Symbols of each class in the formulas of each group, in their order. */
  readonly symbols: ReadonlyMap<SymbolClassId, Int32Array>;
}

/** How closely quotas look at symbols: there are too many classes in too many kinds of formulas to look at all. */
export interface QuotaDetail {
  /** Classes whose symbols are wanted by signature. */
  readonly classes: readonly SymbolClassId[];
  /** Of their signatures these categories are kept; the others are summed over. */
  readonly categories: ReadonlySet<string>;
  /** Classes that are wanted in sum (`''`). */
  readonly summed: readonly SymbolClassId[];
}

/** Looks at every class in sum and at none in detail. */
export const classesInSum: Pick<QuotaDetail, 'classes' | 'categories'> = { classes: [], categories: new Set() };

/** By how much accepted work grew on one day. */
export interface DayGrowth {
  readonly day: string;
  /** Bits of `acceptedLayers`. */
  readonly layers: number;
  readonly formulas: number;
  readonly symbolCount: number;
}

/** By how much accepted work grew since a day, and on which day of these first. */
export interface WindowGrowth {
  readonly formulas: readonly (Omit<DayGrowth, 'day'> & { readonly signature: string; readonly from: string })[];
  readonly symbols: readonly (Omit<DayGrowth, 'day' | 'formulas'> & {
    readonly symbolClass: string;
    readonly signature: string;
    readonly from: string;
  })[];
}

/** Formulas that people accepted from some day on: they were accepted then, whatever they are now. */
export interface AcceptedSince {
  readonly formulas: number;
  /** The first day on which one was; null: on none. */
  readonly from: string | null;
}

/** What a project remembers of how its work went on, day by day (UTC). */
export interface ProgressStore {
  /** Growth of accepted formulas, by what they are; the sums over all days are what is accepted now. */
  acceptedDays(): Promise<readonly AcceptedDay[]>;
  /** Growth of accepted symbols by class. */
  acceptedSymbolDays(): Promise<readonly AcceptedSymbolDay[]>;
  /** Growth of formulas (or of symbols of these classes) whose signature is wanted, summed over them. */
  growthByDay(
    classes: readonly SymbolClassId[] | null,
    isWanted: (signature: string) => boolean,
  ): Promise<readonly DayGrowth[]>;
  /** Growth from an ISO day on, as far as the quotas look at it. */
  growthSince(day: string, detail: QuotaDetail): Promise<WindowGrowth>;
  personDays(): Promise<readonly PersonDay[]>;
  /** The counters as far as quotas look at them: symbols of classes that are not in detail in sum (`''`). */
  quotaCounters(detail: Pick<QuotaDetail, 'classes' | 'categories'>): Promise<Pick<Counters, 'formulas' | 'symbols'>>;
  /** Formulas that are still to be done, with their symbols of these classes. */
  openWork(classes: readonly SymbolClassId[]): Promise<OpenWork>;
  /** Open formulas of one signature and status, in the order of their ids. */
  openFormulas(signature: string, status: FormulaStatus, limit: number): Promise<readonly OpenFormula[]>;
}
