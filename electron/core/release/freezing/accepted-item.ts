import type { CategoryId, Sha256 } from '#schemas/domain/id.ts';
import type { FrozenFormula, FrozenPage, ItemCounts } from '#schemas/formats/frozen-release.ts';
import { type LeftOut, leftOutOf } from '#shared/formats/left-out.ts';
import type { ReleaseItem } from '../../store/release-store.ts';
import { countItems } from '../count-items.ts';

/** A frozen record without its content, which the store has already. */
export interface AcceptedItem extends Omit<ReleaseItem, 'side'> {
  readonly sourceName: string;
  /** Items that it is by what is accepted. */
  readonly counts: ItemCounts;
  /** Those of them that no dataset takes. */
  readonly leftOut: readonly LeftOut[];
  readonly symbols: number;
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
    return { ...facts, type: 'page', id: page, counts, leftOut: [], symbols: 0, categories: [], expression: null };
  }
  const { id, symbols, latex, categories } = record;
  const expression = latex?.tokens?.join(' ') ?? null;
  const leftOut = leftOutOf(record);
  return { ...facts, type: 'formula', id, counts, leftOut, symbols: symbols?.length ?? 0, categories, expression };
}
