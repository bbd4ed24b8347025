import type { FormulaId, SplitId, SymbolClassId } from '#schemas/domain/id.ts';
import type { TrainingClass } from '#schemas/domain/release.ts';
import type { TestVersion } from '#schemas/domain/test-version.ts';
import { FrozenFormula, FrozenPage } from '#schemas/formats/frozen-release.ts';
import type { ReleaseItem } from '../../store/release-store.ts';
import type { Store } from '../../store/store.ts';
import { type AcceptedItem, acceptedItem } from '../freezing/accepted-item.ts';

/** The test set of a split as it was locked last. */
export interface LockedTest {
  readonly version: TestVersion;
  readonly items: readonly AcceptedItem[];
  /** The class map that its labels come from. */
  readonly classes: readonly TrainingClass[];
  readonly usedClasses: ReadonlySet<SymbolClassId>;
  /** Usable formulas on its pages of which the region alone is accepted. */
  readonly regionsAlone: number;
}

const itemsAtOnce = 100;

/** Null for a split whose test set is not locked. */
export async function readLockedTest(store: Store, split: SplitId): Promise<LockedTest | null> {
  const version = (await store.releases.testVersions()).findLast((one) => one.split === split);
  if (!version) return null;
  const items: AcceptedItem[] = [];
  const usedClasses = new Set<SymbolClassId>();
  const regionsAlone = new Set<FormulaId>();
  for (const type of ['page', 'formula'] as const) {
    for await (const { item, document } of readItems(store, version, type)) {
      if (item.side !== 'test') continue;
      const parsed: unknown = JSON.parse(document);
      const record = type === 'page' ? FrozenPage.parse(parsed) : FrozenFormula.parse(parsed);
      items.push(acceptedItem(record, item.version));
      if (record.kind === 'page') {
        for (const { formula, unusable } of record.regions) if (!unusable) regionsAlone.add(formula);
        continue;
      }
      regionsAlone.delete(record.id);
      for (const { symbolClass } of record.symbols ?? []) if (symbolClass !== null) usedClasses.add(symbolClass);
    }
  }
  const classes = await store.releases.releaseClasses(version.release);
  return { version, items, classes, usedClasses, regionsAlone: regionsAlone.size };
}

async function* readItems(store: Store, { release }: TestVersion, type: ReleaseItem['type']) {
  let after: ReleaseItem | null = null;
  for (;;) {
    const part = await store.releases.releaseItems(release, type, after, itemsAtOnce);
    after = part.at(-1)?.item ?? null;
    if (after === null) return;
    yield* part;
  }
}
