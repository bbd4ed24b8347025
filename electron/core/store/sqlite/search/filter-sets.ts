import type { FormulaFilter, PageFilter } from '#schemas/contract/library.ts';
import type { SchemaRecord } from '#schemas/domain/document.ts';
import type { CategoryId, FacetId, SymbolClassId } from '#schemas/domain/id.ts';
import { type FormulaStatus, type LayerName, type LayerState, layerStates } from '#schemas/domain/layer.ts';
import { needOfSubModel } from '#schemas/domain/layer-need.ts';
import { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import type { SymbolClassGroup } from '#schemas/domain/symbol-class.ts';
import { withAliases } from '#shared/schema/aliases.ts';
import type { StoredFormulaFilter } from '../../store.ts';
import type { Connection } from '../connection.ts';
import { FrozenSets } from './frozen-sets.ts';
import { type ActKind, readAct } from './marks.ts';
import { NumberSet } from './number-set.ts';
import type { SetRows, Space } from './set-rows.ts';

type SharedFilter = Pick<PageFilter, keyof PageFilter & keyof FormulaFilter>;
type Range = FormulaFilter['size'];
type Days = FormulaFilter['imported'];

/** Turns filters into the sets that they name; what they have in common is what they find. Text is not looked at. */
export class FilterSets {
  readonly #connection: Connection;
  readonly #space: Space;
  readonly #sets: SetRows;
  readonly #frozen: FrozenSets;

  constructor(connection: Connection, space: Space, sets: SetRows) {
    this.#connection = connection;
    this.#space = space;
    this.#sets = sets;
    this.#frozen = new FrozenSets(connection, space, sets);
  }

  formulas(filter: StoredFormulaFilter, schema: readonly SchemaRecord[]): NumberSet {
    const narrowed = this.#shared(filter);
    narrowed.push(
      this.#any('status', filter.statuses),
      this.#any('regions', filter.regions),
      this.#any('symbols', filter.symbols),
      this.#any('layout', filter.layout),
      this.#any('latex', filter.latexLayer),
      filter.forSubModel === null ? null : this.#farFor(filter.forSubModel),
      this.#any('class', filter.symbolClass === null ? [] : classesOf(filter.symbolClass, schema)),
      filter.classGroups.length === 0 ? null : this.#union('class', classesOfGroups(filter.classGroups, schema)),
      this.#any('class', filter.hasUnlabelled ? [''] : []),
      this.#range('symbol-count', filter.symbolCount),
      this.#days('changed', filter.changed),
      this.#acts('submit', filter.submittedBy, filter.acted),
      this.#acts('accept', filter.acceptedBy, filter.acted),
      this.#acts('return', filter.returnedBy, filter.acted),
      this.#any('finding', filter.findings),
      this.#whether(filter.hasFinding, () => this.#union('finding', this.#sets.values('finding'))),
      this.#whether(filter.hasNote, () => this.#sets.read('note', '')),
      this.#whether(filter.hasComment, () => this.#commented()),
      filter.page === null ? null : this.#onPage(filter.page),
      filter.except === undefined || filter.except.length === 0 ? null : this.#allBut(filter.except),
      ...categoriesByFacet(filter.categories, schema).map((ids) => this.#any('category', ids)),
      ...filter.lacking.map((facet) => this.#all().without(this.#union('category', categoriesOf(facet, schema)))),
    );
    return this.#intersect(narrowed);
  }

  pages(filter: PageFilter): NumberSet {
    const narrowed = this.#shared(filter);
    narrowed.push(
      this.#any('holds', filter.holds === null ? [] : [filter.holds]),
      this.#any('regions', filter.regionStates),
    );
    return this.#intersect(narrowed);
  }

  /** Items with any of some values of an attribute. */
  having(attribute: string, values: readonly string[]): NumberSet {
    return this.#union(attribute, values);
  }

  /** Formulas that people did something with, by the UTC day of it from one on, in the order of the days. */
  actsSince(kind: ActKind, from: string): readonly { readonly day: string; readonly set: NumberSet }[] {
    const byDay = Map.groupBy(this.#sets.values(kind), (value) => readAct(value).day);
    return [...byDay]
      .filter(([day]) => day >= from)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([day, values]) => ({ day, set: this.#union(kind, values) }));
  }

  /** Formulas with a category, or with one that was merged into it. */
  withCategory(category: CategoryId, schema: readonly SchemaRecord[]): NumberSet {
    const known = schema.filter((record) => record.kind === 'category');
    return this.#union('category', withAliases([category], known));
  }

  #shared(filter: SharedFilter): (NumberSet | null)[] {
    const { release, nearDuplicate } = filter;
    return [
      this.#any('person', filter.people),
      this.#any('writer', filter.writers),
      this.#any('batch', filter.batches),
      filter.sides.length === 0 ? null : this.#frozen.sides(filter.split, filter.sides, this.#all()),
      filter.groups.length === 0 ? null : this.#frozen.groups(filter.split, filter.groups),
      release === null ? null : this.#frozen.release(release),
      this.#size(filter.size),
      this.#days('imported', filter.imported),
      this.#whether(nearDuplicate, () => this.#sets.read('near-duplicate', '')),
    ];
  }

  #intersect(narrowed: readonly (NumberSet | null)[]): NumberSet {
    return narrowed.reduce<NumberSet>((found, set) => (set === null ? found : found.and(set)), this.#all());
  }

  #all(): NumberSet {
    return this.#sets.read('all', '');
  }

  #any(attribute: string, values: readonly string[]): NumberSet | null {
    return values.length === 0 ? null : this.#union(attribute, values);
  }

  /**
   * Formulas that are so far for a sub-model: a state is theirs where no layer that it needs is in a lesser one, and of
   * those of which it needs any, none in a higher one.
   */
  #farFor({ subModel, statuses }: NonNullable<FormulaFilter['forSubModel']>): NumberSet {
    const unusable = this.#sets.read('status', 'unusable');
    const byStatus = new Map<FormulaStatus, NumberSet>([['unusable', unusable]]);
    const need = needOfSubModel(subModel, this.#ownSubModels());
    let left = this.#all().without(unusable);
    if (need.all.length + need.any.length === 0) byStatus.set('absent', left);
    else {
      for (const state of layerStates) {
        const lacking = need.all.map((layer) => this.#sets.read(layer, state));
        if (need.any.length > 0) lacking.push(this.#allAtMost(need.any, state));
        const least = left.and(NumberSet.union(lacking));
        byStatus.set(state, least);
        left = left.without(least);
      }
    }
    return NumberSet.union(statuses.map((status) => byStatus.get(status) ?? new NumberSet()));
  }

  /** Formulas none of whose layers is in a higher state. */
  #allAtMost(layers: readonly LayerName[], state: LayerState): NumberSet {
    const higher = layerStates.slice(layerStates.indexOf(state) + 1);
    return this.#all().without(
      NumberSet.union(layers.flatMap((layer) => higher.map((one) => this.#sets.read(layer, one)))),
    );
  }

  #ownSubModels(): readonly ProjectSubModel[] {
    return this.#connection
      .prepare<[], { record: string }>("SELECT record FROM export_setting WHERE kind = 'sub-model'")
      .all()
      .map(({ record }) => ProjectSubModel.parse(JSON.parse(record)));
  }

  #union(attribute: string, values: readonly string[]): NumberSet {
    return NumberSet.union(values.map((value) => this.#sets.read(attribute, value)));
  }

  #whether(wanted: boolean | null, read: () => NumberSet): NumberSet | null {
    if (wanted === null) return null;
    return wanted ? read() : this.#all().without(read());
  }

  #range(attribute: string, { min, max }: Range): NumberSet | null {
    if (min === null && max === null) return null;
    const inside = this.#sets
      .values(attribute)
      .filter((value) => Number(value) >= (min ?? 0) && Number(value) <= (max ?? Number.POSITIVE_INFINITY));
    return this.#union(attribute, inside);
  }

  #days(attribute: string, { from, to }: Days): NumberSet | null {
    if (from === null && to === null) return null;
    const inside = this.#sets.values(attribute).filter((day) => day >= (from ?? '') && day <= (to ?? '9999-99-99'));
    return this.#union(attribute, inside);
  }

  /** What some people did something of that kind with, on some days. */
  #acts(kind: ActKind, people: readonly string[], { from, to }: Days): NumberSet | null {
    if (people.length === 0) return null;
    const inside = this.#sets.values(kind).filter((value) => {
      const { person, day } = readAct(value);
      return people.includes(person) && day >= (from ?? '') && day <= (to ?? '9999-99-99');
    });
    return this.#union(kind, inside);
  }

  #size({ min, max }: Range): NumberSet | null {
    if (min === null && max === null) return null;
    const numbers = this.#connection
      .column<[number, number], number>(
        `SELECT number FROM ${this.#space}_entry WHERE longest_side >= ? AND longest_side <= ?`,
      )
      .all(min ?? 0, max ?? Number.MAX_VALUE);
    return NumberSet.of(numbers);
  }

  #onPage(page: string): NumberSet {
    return NumberSet.of(
      this.#connection
        .column<[string], number>(
          'SELECT e.number FROM formula f JOIN formula_entry e ON e.id = f.id WHERE f.page_id = ?',
        )
        .all(page),
    );
  }

  #allBut(formulas: readonly string[]): NumberSet {
    const numbers = this.#connection
      .column<[string], number>('SELECT number FROM formula_entry WHERE id IN (SELECT value FROM json_each(?))')
      .all(JSON.stringify(formulas));
    return this.#all().without(NumberSet.of(numbers));
  }

  /** Formulas that a conversation is about. */
  #commented(): NumberSet {
    return NumberSet.of(
      this.#connection
        .column<[], number>(
          `SELECT DISTINCT e.number FROM side_document d JOIN formula_entry e ON e.id = d.formula_id
           WHERE d.type = 'thread'`,
        )
        .all(),
    );
  }
}

/** Categories of one facet are alternatives, and so are those that were merged into them; facets combine. */
export function categoriesByFacet(
  chosen: readonly CategoryId[],
  schema: readonly SchemaRecord[],
): readonly CategoryId[][] {
  const categories = schema.filter((record) => record.kind === 'category');
  const byFacet = new Map<string, CategoryId[]>();
  for (const id of withAliases(chosen, categories)) {
    const facet = categories.find((category) => category.id === id)?.facet ?? id;
    byFacet.set(facet, [...(byFacet.get(facet) ?? []), id]);
  }
  return [...byFacet.values()];
}

function categoriesOf(facet: FacetId, schema: readonly SchemaRecord[]): readonly CategoryId[] {
  return schema.flatMap((record) => (record.kind === 'category' && record.facet === facet ? [record.id] : []));
}

/** Classes of some groups, each with all that stand for it, whatever group these were in. */
export function classesOfGroups(
  groups: readonly SymbolClassGroup[],
  schema: readonly SchemaRecord[],
): readonly SymbolClassId[] {
  const classes = schema.filter((record) => record.kind === 'symbol-class');
  const own = classes.filter(({ aliasOf, group }) => aliasOf === null && groups.includes(group));
  return withAliases(
    own.map(({ id }) => id),
    classes,
  );
}

/** A class of symbols with all that stand for it. */
export function classesOf(id: SymbolClassId, schema: readonly SchemaRecord[]): readonly SymbolClassId[] {
  return withAliases(
    [id],
    schema.filter((record) => record.kind === 'symbol-class'),
  );
}
