import type { SplitSide } from '#schemas/domain/split.ts';
import type { FrozenFormula, FrozenPage } from '#schemas/formats/frozen-release.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import type { ReleaseReader } from '#shared/formats/dataset-format.ts';
import { sha256Of } from '../../media/media-folder.ts';
import type { Store } from '../../store/store.ts';
import { mayLackFormulas } from '../may-lack-formulas.ts';
import { freezeState } from './accepted/collect-accepted.ts';
import { readPageStateOf } from './accepted/read-accepted.ts';
import type { ReleasePlan } from './plan-release.ts';
import type { PlacedItem } from './sides/place-items.ts';

type Frozen = FrozenPage | FrozenFormula;

/**
 * Reads what a plan that was made for a look holds, of which the store was given nothing: frozen again page by page, and
 * as it was locked where it is of a locked test set. What somebody changed meanwhile is read as it is now.
 */
export function readLook(
  store: Store,
  { items, schema, locked, context }: ReleasePlan,
): Pick<ReleaseReader, 'pages' | 'formulas' | 'mayLackFormulas'> {
  const lockedVersions = new Set(locked?.items.map(({ version }) => version));
  async function* read<Kind extends Frozen['kind']>(kind: Kind) {
    const byPage = Map.groupBy(
      items.filter(({ type }) => type === kind),
      ({ page }) => page,
    );
    for (const [page, own] of byPage) {
      const state = await readPageStateOf(store, page);
      const now = new Map(
        (state ? await freezeState(store, state, schema) : []).map((record) => [nameOf(record), record]),
      );
      for (const item of own) {
        const record = await recordOf(item, now);
        if (record?.kind === kind) yield { side: item.side, record: record as Extract<Frozen, { kind: Kind }> };
      }
    }
  }
  async function recordOf(
    { type, id, version }: PlacedItem,
    now: ReadonlyMap<string, Frozen>,
  ): Promise<Frozen | undefined> {
    const record = now.get(`${type} ${id}`);
    if (!lockedVersions.has(version) || (record && sha256Of(canonicalJson(record)) === version)) return record;
    return JSON.parse(await store.releases.versionDocument(version)) as Frozen;
  }
  return {
    mayLackFormulas: mayLackFormulas(context),
    async *pages(): AsyncGenerator<{ side: SplitSide; page: FrozenPage }> {
      for await (const { side, record } of read('page')) yield { side, page: record };
    },
    async *formulas(): AsyncGenerator<{ side: SplitSide; formula: FrozenFormula }> {
      for await (const { side, record } of read('formula')) yield { side, formula: record };
    },
  };
}

function nameOf(record: Frozen): string {
  return record.kind === 'page' ? `page ${record.page}` : `formula ${record.id}`;
}
