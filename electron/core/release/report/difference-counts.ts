import type { ReleaseDifference, SplitView } from '#schemas/contract/release-reports.ts';
import type { PageId } from '#schemas/domain/id.ts';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { FrozenFormula } from '#schemas/formats/frozen-release.ts';
import type { ItemChange, ItemDifference } from './release-differences.ts';

/** Counts what went from one side to another. */
export class SideMoves {
  readonly #moves = new Map<string, { readonly pages: Set<PageId>; formulas: number }>();

  add({ before, after, isMoved }: ItemDifference): void {
    if (!isMoved || !before || !after) return;
    const key = keyOf(before.side, after.side);
    const move = this.#moves.get(key) ?? { pages: new Set(), formulas: 0 };
    this.#moves.set(key, move);
    move.pages.add(after.page);
    if (after.type === 'formula') move.formulas += 1;
  }

  list(): ReleaseDifference['moves'] {
    return splitSides.flatMap((from) =>
      splitSides.flatMap((to) => {
        const move = this.#moves.get(keyOf(from, to));
        return move ? [{ from, to, pages: move.pages.size, formulas: move.formulas }] : [];
      }),
    );
  }
}

function keyOf(from: SplitSide, to: SplitSide): string {
  return `${from} ${to}`;
}

interface Change {
  added: number;
  removed: number;
}

/** By `category <id>` or `class <id>`: formulas that came to a category or left it, symbols that came to a class or left it. */
export function kindChanges(before: FrozenFormula | null, after: FrozenFormula | null): ReadonlyMap<string, Change> {
  const changes = new Map<string, Change>();
  const count = (change: keyof Change, names: readonly string[], others: readonly string[]) => {
    const known = new Set(others);
    for (const name of names) {
      if (known.has(name)) continue;
      const [kind] = name.split('@');
      const counted = changes.get(kind ?? name) ?? { added: 0, removed: 0 };
      counted[change] += 1;
      changes.set(kind ?? name, counted);
    }
  };
  const [old, now] = [namesIn(before), namesIn(after)];
  count('added', now, old);
  count('removed', old, now);
  return changes;
}

/** The categories of a formula, and its symbols under their classes: one that has another class now is another. */
function namesIn(formula: FrozenFormula | null): readonly string[] {
  if (!formula) return [];
  const symbols = (formula.symbols ?? []).flatMap(({ id, symbolClass }) =>
    symbolClass === null ? [] : [`class ${symbolClass}@${id}`],
  );
  return [...formula.categories.map((category) => `category ${category}`), ...symbols];
}

function sizeOf({ added, removed }: Change): number {
  return added + removed;
}

/** Which of two names stands first by its kind: `category …`, then `class …`. */
function kindOf(a: string, b: string): number {
  return Number(a.startsWith('class')) - Number(b.startsWith('class'));
}

/** Adds up what came to categories and classes, and went from them. */
export class KindChanges {
  readonly #changes = new Map<string, Change>();

  get isEmpty(): boolean {
    return this.#changes.size === 0;
  }

  add(changes: ReadonlyMap<string, Change>): void {
    for (const [kind, { added, removed }] of changes) {
      const sum = this.#changes.get(kind) ?? { added: 0, removed: 0 };
      sum.added += added;
      sum.removed += removed;
      this.#changes.set(kind, sum);
    }
  }

  /**
   * Categories first, then classes; those of which most came or went before the others.
   *
   * @param before strata of the older release, `after` of the newer one
   */
  list(before: SplitView['strata'], after: SplitView['strata']): ReleaseDifference['kinds'] {
    const totalsOf = (strata: SplitView['strata']) =>
      new Map(strata.map(({ kind, id, total }) => [`${kind} ${id}`, total]));
    const [old, now] = [totalsOf(before), totalsOf(after)];
    return [...this.#changes]
      .sort(([a, own], [b, other]) => kindOf(a, b) || sizeOf(other) - sizeOf(own) || (a < b ? -1 : 1))
      .map(([key, { added, removed }]) => {
        const [kind, id = ''] = key.split(' ');
        return {
          kind: kind === 'class' ? 'class' : 'category',
          id,
          before: old.get(key) ?? 0,
          after: now.get(key) ?? 0,
          added,
          removed,
        };
      });
  }
}

/** What becomes of a formula: one that is another now can stand on another side as well. */
export function changesOf({ change, isMoved }: ItemDifference): readonly ItemChange[] {
  if (change === null) return [];
  return isMoved && change === 'changed' ? ['changed', 'moved'] : [change];
}

/** What is known of a page, as bits: one number a page, since a release may have hundreds of thousands of them. */
const pageBits = { before: 1, after: 2, changed: 4, moved: 8 } as const;

/**
 * Counts pages as a release counts them: those with anything in it. The regions of many pages are frozen with their one
 * formula, so that pages are more than the items of their kind.
 */
export class PageChanges {
  readonly #pages = new Map<PageId, number>();

  add(page: PageId, { before, after, change, isMoved }: ItemDifference): void {
    const bits =
      (before ? pageBits.before : 0) |
      (after ? pageBits.after : 0) |
      (change !== null && change !== 'moved' ? pageBits.changed : 0) |
      (isMoved ? pageBits.moved : 0);
    this.#pages.set(page, (this.#pages.get(page) ?? 0) | bits);
  }

  counts(): ReleaseDifference['pages'] {
    const counts = { added: 0, removed: 0, changed: 0, moved: 0 };
    for (const bits of this.#pages.values()) for (const change of changesOfPage(bits)) counts[change] += 1;
    return counts;
  }

  with(wanted: ItemChange): readonly PageId[] {
    return [...this.#pages].flatMap(([page, bits]) => (changesOfPage(bits).includes(wanted) ? [page] : []));
  }
}

function changesOfPage(bits: number): readonly ItemChange[] {
  if (!(bits & pageBits.before)) return ['added'];
  if (!(bits & pageBits.after)) return ['removed'];
  return [
    ...(bits & pageBits.changed ? ['changed' as const] : []),
    ...(bits & pageBits.moved ? ['moved' as const] : []),
  ];
}
