import type { FormulaId, Sha256, SplitId, SymbolClassId } from '#schemas/domain/id.ts';
import type { TrainingClass } from '#schemas/domain/release.ts';
import type { TestVersion } from '#schemas/domain/test-version.ts';
import { FrozenFormula, FrozenPage } from '#schemas/formats/frozen-release.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import { sha256Of } from '../../media/media-folder.ts';
import type { FormulaVersion, ReleaseItem } from '../../store/release-store.ts';
import type { Store } from '../../store/store.ts';
import { type AcceptedItem, acceptedItem } from '../freezing/accepted/accepted-item.ts';
import { strataOf } from '../freezing/accepted/split-facts.ts';
import { inOwnRecords, ownClasses } from '../own-records.ts';

/** The test set of a split as it was locked last. */
export interface LockedTest {
  readonly version: TestVersion;
  readonly items: readonly AcceptedItem[];
  /** The class map that its labels come from. */
  readonly classes: readonly TrainingClass[];
  readonly usedClasses: ReadonlySet<SymbolClassId>;
  /** Usable formulas on its pages of which the region alone is accepted. */
  readonly regionsAlone: number;
  /** What its pages and formulas were when it was locked, by version. */
  readonly facts: ReadonlyMap<Sha256, LockedFacts>;
}

export interface LockedFacts {
  readonly writer: string | null;
  /** As of `strataOf`. */
  readonly strata: ReadonlyMap<string, number>;
}

const itemsAtOnce = 100;

/**
 * Null for a split whose test set is not locked. One that came from another project is given with the classes and
 * categories of this one, as a version of its own of every formula that names others.
 *
 * @param isLook whether nothing will be frozen with it: then those versions are not kept
 */
export async function readLockedTest(store: Store, split: SplitId, isLook: boolean): Promise<LockedTest | null> {
  const version = (await store.splits.testVersions()).findLast((one) => one.split === split);
  if (!version) return null;
  const items: AcceptedItem[] = [];
  const usedClasses = new Set<SymbolClassId>();
  const joined = await store.exchanges.joinedRecords();
  const translated: FormulaVersion[] = [];
  const regionsAlone = new Set<FormulaId>();
  const facts = new Map<Sha256, LockedFacts>();
  for (const type of ['page', 'formula'] as const) {
    for await (const { item, document } of readItems(store, version, type)) {
      if (item.side !== 'test') continue;
      const parsed: unknown = JSON.parse(document);
      const frozen = type === 'page' ? FrozenPage.parse(parsed) : FrozenFormula.parse(parsed);
      const record = frozen.kind === 'page' ? frozen : inOwnRecords(frozen, joined);
      const own = record === frozen ? null : canonicalJson(record);
      const hash = own === null ? item.version : sha256Of(own);
      if (own !== null) translated.push({ hash, document: own });
      items.push(acceptedItem(record, hash));
      facts.set(hash, { writer: record.writer, strata: strataOf([record]) });
      if (record.kind === 'page') {
        for (const { formula, unusable } of record.regions) if (!unusable) regionsAlone.add(formula);
        continue;
      }
      regionsAlone.delete(record.id);
      for (const { symbolClass } of record.symbols ?? []) if (symbolClass !== null) usedClasses.add(symbolClass);
    }
  }
  if (!isLook) await store.releases.addVersions(translated);
  const classes = ownClasses(await store.releases.releaseClasses(version.release), joined);
  return { version, items, classes, usedClasses, regionsAlone: regionsAlone.size, facts };
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
