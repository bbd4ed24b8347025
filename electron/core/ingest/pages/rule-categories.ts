import { basename } from 'node:path';
import type { ImportOptions } from '#schemas/contract/imports.ts';
import type { CategoryRule } from '#schemas/domain/category-rule.ts';
import type { Category } from '#schemas/domain/facet.ts';
import type { CategoryId } from '#schemas/domain/id.ts';
import {
  addWhereFree,
  keptInstead,
  type PageOrigin,
  proposeCategories,
  ruleMatches,
} from '#shared/schema/propose-categories.ts';
import { categoriesOfSource, isInk } from '#shared/schema/source-categories.ts';
import { readSchemaView, type SchemaView } from '../../services/schema-change/schema-view.ts';
import type { Store } from '../../store/store.ts';

/**
 * Gives the formulas of a new page their categories: those that the import names, then what the rules propose, then what
 * the kind of source says.
 */
export class RuleCategories {
  readonly #view: SchemaView;
  readonly #given: readonly CategoryId[];
  readonly #rules: readonly CategoryRule[];
  /** Categories of ink; none where nothing is to be proposed. */
  readonly #ofInk: readonly CategoryId[];
  readonly #roots: readonly string[];
  readonly #formatOf: (name: string) => string;

  private constructor(
    view: SchemaView,
    options: ImportOptions,
    { roots, formatOf }: { readonly roots: readonly string[]; readonly formatOf: (name: string) => string },
  ) {
    this.#view = view;
    this.#given = [...options.categories].sort();
    this.#rules = options.rules === 'apply' ? view.rules : [];
    this.#ofInk =
      options.rules === 'apply' ? categoriesOfSource('inkml', view.facets.values(), view.categories.values()) : [];
    this.#roots = roots.map((root) => basename(root));
    this.#formatOf = formatOf;
  }

  static async read(
    store: Store,
    options: ImportOptions,
    source: { readonly roots: readonly string[]; readonly formatOf: (name: string) => string },
  ): Promise<RuleCategories> {
    return new RuleCategories(await readSchemaView(store), options, source);
  }

  /** Categories of the formulas of a page, in the order of their ids. What the import names comes before any rule. */
  of(name: string): readonly CategoryId[] {
    const ofInk = isInk(name) ? this.#ofInk : [];
    if (this.#rules.length + ofInk.length === 0) return this.#given;
    const proposed = proposeCategories(this.#rules, this.#originOf(name), this.#view);
    return addWhereFree(addWhereFree(this.#given, proposed, this.#view), ofInk, this.#view);
  }

  /**
   * Categories of a formula that is there, with those that the import names where they take no other's place.
   *
   * @param name of the page, where what rules propose for it goes there, too
   */
  onto(before: readonly CategoryId[], name?: string): readonly CategoryId[] {
    return addWhereFree(before, name === undefined ? this.#given : this.of(name), this.#view);
  }

  /** Categories that the import names and that a formula did not get, each with the one of its facet that it keeps. */
  keptInstead(after: readonly CategoryId[]): readonly { readonly kept: Category; readonly named: Category }[] {
    return keptInstead(after, this.#given, this.#view.categories);
  }

  /** Rules that speak of a page. */
  speakingOf(name: string): readonly CategoryRule[] {
    return this.#rules.filter((rule) => ruleMatches(rule, this.#originOf(name)));
  }

  #originOf(name: string): PageOrigin {
    return { name, roots: this.#roots, format: this.#formatOf(name) };
  }
}
