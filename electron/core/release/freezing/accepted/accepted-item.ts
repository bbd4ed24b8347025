import type { CategoryId, Sha256 } from '#schemas/domain/id.ts';
import type { FrozenFormula, FrozenPage, ItemCounts } from '#schemas/formats/frozen-release.ts';
import { type LeftOut, leftOutOf } from '#shared/formats/left-out.ts';
import { layerBits } from '#shared/quota/accepted-layers.ts';
import type { ReleaseItem } from '../../../store/release-store.ts';
import { countItems } from '../../count-items.ts';

/** A frozen record without its content, which the store has already. */
export interface AcceptedItem extends Omit<ReleaseItem, 'side'> {
  readonly sourceName: string;
  /** Items that it is by what is accepted. */
  readonly counts: ItemCounts;
  /** Those of them that no dataset takes. */
  readonly leftOut: readonly LeftOut[];
  readonly symbols: number;
  /** Usable regions of a page. */
  readonly regions: number;
  /** Layers of a formula that are accepted, its page aside: bits of `acceptedLayers`. */
  readonly layers: number;
  /** Of a formula. */
  readonly categories: readonly CategoryId[];
  /** Of the stored picture of its page. */
  readonly pictureBytes: number;
  /** Canonical LaTeX as one text; null where there is none. */
  readonly expression: string | null;
}

export function acceptedItem(record: FrozenPage | FrozenFormula, version: Sha256): AcceptedItem {
  const { page, sourceName, picture } = record;
  const facts = { page, sourceName, version, pictureBytes: picture.byteCount };
  const counts = countItems(record);
  if (record.kind === 'page') {
    const regions = record.regions.filter(({ unusable }) => !unusable).length;
    const own = { leftOut: [], symbols: 0, regions, layers: 0, categories: [], expression: null };
    return { ...facts, type: 'page', id: page, counts, ...own };
  }
  const { id, symbols, latex, categories } = record;
  const expression = latex?.tokens?.join(' ') ?? null;
  const leftOut = leftOutOf(record);
  const layers = layerBits((['symbols', 'layout', 'latex'] as const).filter((layer) => record[layer] !== null));
  const own = { leftOut, symbols: symbols?.length ?? 0, regions: 0, layers, categories, expression };
  return { ...facts, type: 'formula', id, counts, ...own };
}
