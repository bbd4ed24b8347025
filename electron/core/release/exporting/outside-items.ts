import { layersOfRecords, type ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import type { SubModelId } from '#schemas/domain/sub-model.ts';
import type { HeldOut, ReleaseContext } from '#schemas/formats/frozen-release.ts';
import type { BesideRelease } from '#schemas/formats/left-open.ts';

/** Accepted items of a dataset that are not in its release. */
export interface OutsideItems {
  /** Of pages that stand on no side, in the order of the release; a page with several reasons is there under the first. */
  readonly held: readonly { readonly held: HeldOut; readonly items: number }[];
  /** Left out of train. */
  readonly dropped: number;
}

/** As the release counts them for a built-in sub-model. */
export function outsideOf({ heldOut, dropped }: ReleaseContext, subModel: SubModelId): OutsideItems {
  return {
    held: heldOut.map((held) => ({ held, items: held.items[subModel] })),
    dropped: dropped?.items[subModel] ?? 0,
  };
}

/** Formulas that a sub-model of the project would take, where the release remembers them. */
export function outsideOfOwn(
  { heldOut }: ReleaseContext,
  beside: BesideRelease | null,
  own: ProjectSubModel,
): OutsideItems {
  const needed = layersOfRecords(own);
  const wanted = (beside?.outside ?? []).filter(({ layers }) =>
    needed.every((layer) => layer === 'regions' || layers.includes(layer)),
  );
  const countOf = (page: string | null) => wanted.reduce((sum, one) => sum + (one.page === page ? one.formulas : 0), 0);
  const first = new Map(heldOut.toReversed().map((held) => [held.page, held]));
  return {
    held: [...first.values()].reverse().map((held) => ({ held, items: countOf(held.page) })),
    dropped: countOf(null),
  };
}
