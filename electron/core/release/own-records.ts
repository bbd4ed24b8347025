import type { SplitView } from '#schemas/contract/release-reports.ts';
import { CategoryId, SymbolClassId } from '#schemas/domain/id.ts';
import type { TrainingClass } from '#schemas/domain/release.ts';
import type { FrozenFormula } from '#schemas/formats/frozen-release.ts';

/** Ids of records of other projects → ids of what is the same here. */
export type JoinedRecords = ReadonlyMap<string, string>;

/** The class of this project that a class of a release is. */
export function ownClass(id: SymbolClassId, joined: JoinedRecords): SymbolClassId {
  const own = joined.get(id);
  return own === undefined ? id : SymbolClassId.parse(own);
}

/**
 * The class map of a release as classes of this project, each once: what was joined to a class that the release names
 * itself says nothing more of it.
 */
export function ownClasses(classes: readonly TrainingClass[], joined: JoinedRecords): readonly TrainingClass[] {
  const own = new Map<SymbolClassId, TrainingClass>();
  for (const one of classes) {
    const symbolClass = ownClass(one.symbolClass, joined);
    if (symbolClass === one.symbolClass || own.get(symbolClass)?.symbolClass !== symbolClass) own.set(symbolClass, one);
  }
  return [...own].map(([symbolClass, one]) => ({ ...one, symbolClass }));
}

/** What a release has of categories and classes, under those of this project; what is one here is added up. */
export function ownStrata(strata: SplitView['strata'], joined: JoinedRecords): SplitView['strata'] {
  const own = new Map<string, SplitView['strata'][number]>();
  for (const one of strata) {
    const id = joined.get(one.id) ?? one.id;
    const key = `${one.kind} ${id}`;
    const known = own.get(key);
    if (!known) {
      own.set(key, { ...one, id });
      continue;
    }
    const { train, validation, test } = one.bySide;
    const bySide = {
      train: known.bySide.train + train,
      validation: known.bySide.validation + validation,
      test: known.bySide.test + test,
    };
    own.set(key, { ...known, total: known.total + one.total, bySide });
  }
  return [...own.values()];
}

/** A frozen formula with the classes and categories of this project; the same object where it has no others. */
export function inOwnRecords(formula: FrozenFormula, joined: JoinedRecords): FrozenFormula {
  const named = [...formula.categories, ...(formula.symbols ?? []).map(({ symbolClass }) => symbolClass)];
  if (!named.some((id) => id !== null && joined.has(id))) return formula;
  const categories = formula.categories.map((id) => CategoryId.parse(joined.get(id) ?? id));
  return {
    ...formula,
    // Two categories may have become one, and the order is that of the ids.
    categories: [...new Set(categories)].sort(),
    symbols:
      formula.symbols?.map((symbol) =>
        symbol.symbolClass === null ? symbol : { ...symbol, symbolClass: ownClass(symbol.symbolClass, joined) },
      ) ?? null,
  };
}
