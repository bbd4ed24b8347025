import type { SubModelId } from '#schemas/domain/sub-model.ts';
import type { FrozenFormula, FrozenPage, ItemCounts } from '#schemas/formats/frozen-release.ts';

/** Items by sub-model that a frozen record is. */
export function countItems(frozen: FrozenPage | FrozenFormula): ItemCounts {
  if (frozen.kind === 'page') return { ...noItemCounts(), extractor: 1 };
  const { symbols, layout, latex } = frozen;
  return {
    extractor: 0,
    detector: symbols === null ? 0 : 1,
    recognizer: symbols?.length ?? 0,
    aligner: symbols === null || layout === null ? 0 : 1,
    converter: latex === null ? 0 : 1,
  };
}

export function noItemCounts(): Record<SubModelId, number> {
  return { extractor: 0, detector: 0, recognizer: 0, aligner: 0, converter: 0 };
}

export function addItemCounts(a: ItemCounts, b: ItemCounts): ItemCounts {
  return {
    extractor: a.extractor + b.extractor,
    detector: a.detector + b.detector,
    recognizer: a.recognizer + b.recognizer,
    aligner: a.aligner + b.aligner,
    converter: a.converter + b.converter,
  };
}

export function sumItemCounts(items: readonly { readonly counts: ItemCounts }[]): ItemCounts {
  return items.reduce<ItemCounts>((total, { counts }) => addItemCounts(total, counts), noItemCounts());
}
