import { FormulaFilter } from '#schemas/contract/library.ts';
import type { SchemaChange } from '#schemas/contract/schema-change.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Category } from '#schemas/domain/facet.ts';
import { CategoryId, type FormulaId, SymbolClassId } from '#schemas/domain/id.ts';
import type { FormulaStatus } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { SymbolClass } from '#schemas/domain/symbol-class.ts';
import { formulaOf, symbolsOf } from '#shared/annotation/document.ts';
import { categoriesOfSignature } from '#shared/quota/contribution.ts';
import { noQuantity } from '#shared/quota/quantity.ts';
import { resolveAlias } from '#shared/schema/aliases.ts';
import { classesInSum } from '../../store/progress-store.ts';
import type { Store } from '../../store/store.ts';
import { requireUsed } from '../kinds-in-use.ts';
import { formulasMatching, type ReadingReport, readFormulas } from './matching-formulas.ts';
import { type ChangePlan, noEffect } from './plan.ts';
import { need } from './plan-merge.ts';
import { addingRecord, type SchemaView, setMembers } from './schema-view.ts';

type CategorySplit = Extract<SchemaChange, { kind: 'split-category' }>;
type ClassSplit = Extract<SchemaChange, { kind: 'split-class' }>;

interface Context {
  readonly store: Store;
  readonly view: SchemaView;
  readonly newId: () => string;
  readonly report: ReadingReport;
}

/** Moves formulas of a category to others, by the first part whose filter they match. */
export async function planCategorySplit(context: Context, change: CategorySplit): Promise<ChangePlan> {
  const { store, view, report } = context;
  const source = need(view.categories, change.from, 'category');
  const places = newPlaces(change.parts.length);
  const added: Category[] = [];
  const targets = change.parts.map(({ into }, index) => {
    if ('id' in into) {
      const target = need(view.categories, into.id, 'category');
      requireUsed(target);
      refuseSelf(target.id === source.id);
      if (target.facet !== source.facet) {
        throw new AppError('invalid-input', `“${target.name.en}” belongs to another facet than “${source.name.en}”.`, {
          from: source.name.ko,
          into: target.name.ko,
        });
      }
      return target.id;
    }
    const id = CategoryId.parse(context.newId());
    const { key, name } = into;
    const position = source.position + 1 + index;
    added.push({ kind: 'category', id, facet: source.facet, key, name, position, retired: false, aliasOf: null });
    return id;
  });
  const moves = await placeFormulas(context, change.parts, ({ categories }) =>
    narrowToCategory(categories, source, view),
  );
  const formulas = noQuantity();
  let symbols = 0;
  const patches: AnnotationPatch[] = [];
  for (const document of await readFormulas(store, [...moves.keys()], report)) {
    const formula = formulaOf(document);
    const move = formula && moves.get(formula.id);
    const target = move && targets[move.part];
    const isOf = formula?.categories.some((id) => resolveAlias(id, view.categories) === source.id) ?? false;
    if (!formula || !move || !target || !isOf) continue;
    const count = symbolsOf(document).length;
    countMoved(places[move.part], count);
    formulas[move.status] += 1;
    symbols += count;
    const kept = formula.categories.filter((id) => resolveAlias(id, view.categories) !== source.id);
    const categories = [...new Set([...kept, target])].sort();
    patches.push({
      document: document.ref,
      base: document.revision,
      added: [],
      updated: [{ before: formula, after: { ...formula, categories } }],
      removed: [],
    });
  }
  const all = await membersOfCategory(store, view, source);
  countStaying(places, all);
  return {
    patches: [...added.map(addingRecord), ...retiring(view, source, change.retiresSource), ...patches],
    effect: { ...noEffect(), formulas, symbols, rewritten: patches.length, parts: places, ...stopped(view, change) },
  };
}

/** Gives symbols of a class to others, by the first part whose filter their formula matches. */
export async function planClassSplit(context: Context, change: ClassSplit): Promise<ChangePlan> {
  const { store, view, report } = context;
  const source = need(view.classes, change.from, 'symbol class');
  const places = newPlaces(change.parts.length);
  const added: SymbolClass[] = [];
  const targets = change.parts.map(({ into }, index) => {
    if ('id' in into) {
      const target = need(view.classes, into.id, 'symbol class');
      requireUsed(target);
      refuseSelf(target.id === source.id);
      return target.id;
    }
    const id = SymbolClassId.parse(context.newId());
    const position = source.position + 1 + index;
    const { group } = source;
    added.push({
      kind: 'symbol-class',
      id,
      label: into.label,
      aliases: [],
      group,
      position,
      retired: false,
      aliasOf: null,
    });
    return id;
  });
  const moves = await placeFormulas(context, change.parts, ({ symbolClass }) =>
    symbolClass === null ? { symbolClass: source.id } : {},
  );
  const formulas = noQuantity();
  let symbols = 0;
  const patches: AnnotationPatch[] = [];
  for (const document of await readFormulas(store, [...moves.keys()], report)) {
    const formula = formulaOf(document);
    const move = formula && moves.get(formula.id);
    const target = move && targets[move.part];
    const own = symbolsOf(document).filter(
      ({ symbolClass }) => symbolClass !== null && resolveAlias(symbolClass, view.classes) === source.id,
    );
    if (!move || !target || own.length === 0) continue;
    countMoved(places[move.part], own.length);
    formulas[move.status] += 1;
    symbols += own.length;
    patches.push({
      document: document.ref,
      base: document.revision,
      added: [],
      updated: own.map((symbol) => ({ before: symbol, after: { ...symbol, symbolClass: target } })),
      removed: [],
    });
  }
  const all = {
    formulas: await store.countFormulas(FormulaFilter.parse({ symbolClass: source.id })),
    symbols: await store.countSymbols(FormulaFilter.parse({}), [source.id]),
  };
  countStaying(places, all);
  return {
    patches: [...added.map(addingRecord), ...retiring(view, source, change.retiresSource), ...patches],
    effect: { ...noEffect(), formulas, symbols, rewritten: patches.length, parts: places, ...stopped(view, change) },
  };
}

interface Place {
  formulas: number;
  symbols: number;
}

/** One for each part, and one for what stays. */
function newPlaces(parts: number): Place[] {
  return Array.from({ length: parts + 1 }, () => ({ formulas: 0, symbols: 0 }));
}

function countMoved(place: Place | undefined, symbols: number): void {
  if (!place) return;
  place.formulas += 1;
  place.symbols += symbols;
}

/** What is in no part stays: very many, as a rule, and none of it is read. */
function countStaying(places: readonly Place[], all: Place): void {
  const moved = places.slice(0, -1);
  const stays = places.at(-1);
  if (!stays) return;
  stays.formulas = all.formulas - moved.reduce((sum, { formulas }) => sum + formulas, 0);
  stays.symbols = all.symbols - moved.reduce((sum, { symbols }) => sum + symbols, 0);
}

interface Move {
  readonly part: number;
  readonly status: FormulaStatus;
}

/**
 * The part that each formula goes to. Only what the parts want is looked for, within the kind that is split as far as
 * one filter can say that.
 *
 * @param narrow what makes the filter of a part ask for the kind that is split as well
 */
async function placeFormulas(
  { store, report }: Context,
  parts: readonly { readonly where: FormulaFilter }[],
  narrow: (where: FormulaFilter) => Partial<FormulaFilter>,
): Promise<ReadonlyMap<FormulaId, Move>> {
  const moves = new Map<FormulaId, Move>();
  for (const [part, { where }] of parts.entries()) {
    const matching = await formulasMatching(store, { ...where, ...narrow(where) }, report);
    for (const [id, status] of matching) if (!moves.has(id)) moves.set(id, { part, status });
  }
  return moves;
}

/** Categories of one facet are alternatives: where a filter asks for others of the facet, it cannot ask for one of them, too. */
function narrowToCategory(
  asked: readonly CategoryId[],
  source: Category,
  { categories }: SchemaView,
): Partial<FormulaFilter> {
  const others = asked.filter((id) => categories.get(id)?.facet !== source.facet);
  const isOpen = others.length === asked.length || asked.some((id) => resolveAlias(id, categories) === source.id);
  return isOpen ? { categories: [...others, source.id] } : {};
}

/** Everything of a category and what was merged into it: sums over the counters. */
async function membersOfCategory(store: Store, view: SchemaView, source: Category): Promise<Place> {
  const { formulas } = await store.progress.quotaCounters(classesInSum);
  const all = { formulas: 0, symbols: 0 };
  for (const row of formulas) {
    const isOf = categoriesOfSignature(row.signature).some(
      (id) => resolveAlias<string>(id, view.categories) === source.id,
    );
    if (!isOf) continue;
    all.formulas += row.formulas;
    all.symbols += row.symbolCount;
  }
  return all;
}

function retiring(view: SchemaView, source: Category | SymbolClass, retires: boolean): readonly AnnotationPatch[] {
  return retires ? [setMembers<Category | SymbolClass>(view, source, { retired: true })] : [];
}

/** Quotas of a source that goes out of use stop growing; they stay, for a person to decide about. */
function stopped(view: SchemaView, change: CategorySplit | ClassSplit) {
  const { from } = change;
  const quotas = view.quotas.filter(
    ({ categories, symbolClass }) => symbolClass === from || categories.some((id) => id === from),
  );
  return {
    quotas: change.retiresSource
      ? quotas.map(({ id, target }) => ({ quota: id, effect: 'stops' as const, target, becomes: target }))
      : [],
    categoryRules: view.rules.filter(({ categories }) => categories.some((id) => id === from)).length,
  };
}

function refuseSelf(isSelf: boolean): void {
  if (isSelf)
    throw new AppError('invalid-input', 'A part of a split goes to another kind than the one that is split.', {
      reason: 'split-into-itself',
    });
}
