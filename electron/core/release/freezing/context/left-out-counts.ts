import { type SubModelId, subModelIds } from '#schemas/domain/sub-model.ts';
import type { LeftOutCount } from '#schemas/formats/frozen-release.ts';
import type { LeftOut } from '#shared/formats/left-out.ts';
import { ReasonCounts } from '../../writing/reason-counts.ts';

/** Counts what no dataset takes, by sub-model and reason. */
export class LeftOutCounts {
  readonly #counts = new Map<SubModelId, ReasonCounts>();

  /** @param sourceName name of the page for a person */
  add(leftOut: readonly LeftOut[], sourceName: string): void {
    for (const { subModel, reason, count } of leftOut) {
      const counts = this.#counts.get(subModel) ?? new ReasonCounts();
      this.#counts.set(subModel, counts);
      counts.add(reason, sourceName, count);
    }
  }

  list(): LeftOutCount[] {
    return subModelIds.flatMap((subModel) =>
      (this.#counts.get(subModel)?.list() ?? []).map((counted) => ({ subModel, ...counted })),
    );
  }
}
