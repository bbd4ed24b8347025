import { Sha256 } from '#schemas/domain/id.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { FrozenFormula, FrozenPage } from '#schemas/formats/frozen-release.ts';
import type { ReleaseReader } from '#shared/formats/dataset-format.ts';
import { groupsByClass } from '#shared/formats/writing/group-numbers.ts';
import type { Store } from '../../store/store.ts';
import { mayLackFormulas } from '../may-lack-formulas.ts';
import { namesOfCategories } from '../open-release.ts';
import type { ReleasePlan } from './plan-release.ts';

/** What nobody has hashed yet. */
const notYet = Sha256.parse('0'.repeat(64));

/** Reads what a release would hold before it is written down, as formats read a release. */
export function readPlan(store: Store, { items, classes, context }: ReleasePlan): ReleaseReader {
  async function* read(type: 'page' | 'formula'): AsyncGenerator<{ side: SplitSide; document: string }> {
    for (const { type: own, side, version } of items) {
      if (own === type) yield { side, document: await store.releases.versionDocument(version) };
    }
  }
  return {
    number: 0,
    contentSha256: notYet,
    seed: context.split.seed,
    classes,
    groups: context.groups ?? groupsByClass(classes),
    mayLackFormulas: mayLackFormulas(context),
    categoryOf: namesOfCategories(context),
    async *pages() {
      for await (const { side, document } of read('page')) yield { side, page: JSON.parse(document) as FrozenPage };
    },
    async *formulas() {
      for await (const { side, document } of read('formula')) {
        yield { side, formula: JSON.parse(document) as FrozenFormula };
      }
    },
  };
}
