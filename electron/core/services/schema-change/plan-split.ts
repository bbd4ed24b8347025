import { FormulaFilter } from '#schemas/contract/library.ts';
import type { SchemaChange } from '#schemas/contract/schema-change.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Category } from '#schemas/domain/facet.ts';
import { CategoryId, type FormulaId, SymbolClassId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { SymbolClass } from '#schemas/domain/symbol-class.ts';
import { formulaOf, symbolsOf } from '#shared/annotation/document.ts';
import { noQuantity } from '#shared/quota/quantity.ts';
import { resolveAlias } from '#shared/schema/aliases.ts';
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
        throw new AppError('invalid-input', `“${target.key}” belongs to another facet than “${source.key}”.`, {
          from: source.key,
          into: target.key,
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
  const members = await formulasMatching(store, FormulaFilter.parse({ categories: [source.id] }), report);
  const partOf = await placeFormulas(context, members, change.parts);
  const formulas = noQuantity();
  let symbols = 0;
  const patches: AnnotationPatch[] = [];
  for (const document of await readFormulas(store, [...members.keys()], report)) {
    const formula = formulaOf(document);
    if (!formula) continue;
    const part = partOf.get(formula.id);
    const target = part === undefined ? undefined : targets[part];
    const count = symbolsOf(document).length;
    const place = places[part ?? change.parts.length];
    if (place) {
      place.formulas += 1;
      place.symbols += count;
    }
    if (target === undefined) continue;
    formulas[members.get(formula.id) ?? 'absent'] += 1;
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
  const members = await formulasMatching(store, FormulaFilter.parse({ symbolClass: source.id }), report);
  const partOf = await placeFormulas(context, members, change.parts);
  const formulas = noQuantity();
  let symbols = 0;
  const patches: AnnotationPatch[] = [];
  for (const document of await readFormulas(store, [...members.keys()], report)) {
    const formula = formulaOf(document);
    if (!formula) continue;
    const own = symbolsOf(document).filter(
      ({ symbolClass }) => symbolClass !== null && resolveAlias(symbolClass, view.classes) === source.id,
    );
    const part = partOf.get(formula.id);
    const target = part === undefined ? undefined : targets[part];
    const place = places[part ?? change.parts.length];
    if (place) {
      place.formulas += 1;
      place.symbols += own.length;
    }
    if (target === undefined) continue;
    formulas[members.get(formula.id) ?? 'absent'] += 1;
    symbols += own.length;
    patches.push({
      document: document.ref,
      base: document.revision,
      added: [],
      updated: own.map((symbol) => ({ before: symbol, after: { ...symbol, symbolClass: target } })),
      removed: [],
    });
  }
  return {
    patches: [...added.map(addingRecord), ...retiring(view, source, change.retiresSource), ...patches],
    effect: { ...noEffect(), formulas, symbols, rewritten: patches.length, parts: places, ...stopped(view, change) },
  };
}

function newPlaces(parts: number): { formulas: number; symbols: number }[] {
  return Array.from({ length: parts + 1 }, () => ({ formulas: 0, symbols: 0 }));
}

/** The part that each formula goes to; those that no part wants stay where they are. */
async function placeFormulas(
  { store, report }: Context,
  members: ReadonlyMap<FormulaId, unknown>,
  parts: readonly { readonly where: FormulaFilter }[],
): Promise<ReadonlyMap<FormulaId, number>> {
  const places = new Map<FormulaId, number>();
  for (const [index, { where }] of parts.entries()) {
    const matching = await formulasMatching(store, where, report);
    for (const id of matching.keys()) if (members.has(id) && !places.has(id)) places.set(id, index);
  }
  return places;
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
