import { AppError } from '#schemas/domain/app-error.ts';
import type { Operation } from '#schemas/domain/operation.ts';
import type { Store } from '../store/store.ts';

/** What stands in the way of pages that are to come back by undo; asked of each part of the act that removed them. */
export class ReturningPages {
  readonly #store: Store;
  #pages = 0;
  #lost = 0;
  /** Of the page, the first whose picture is gone. */
  #firstLost: string | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * Looks at one part of the act.
   *
   * @throws AppError `conflict` where the source of a page is in the project another time
   */
  async look({ kind, patches }: Operation): Promise<void> {
    if (kind !== 'remove') return;
    const pages = patches.flatMap(({ removed }) =>
      removed.flatMap((record) => (record.kind === 'page' ? [record] : [])),
    );
    const known = await this.#store.pagesBySource(pages.map(({ sourceSha256 }) => sourceSha256));
    const again = pages.find(({ sourceSha256 }) => known.has(sourceSha256));
    if (again) {
      throw new AppError(
        'conflict',
        `${again.sourceName} was imported again since it was removed. Remove the new page first; then this can be taken back.`,
        { reason: 'page-imported-again', page: again.sourceName },
      );
    }
    for (const { imageSha256, sourceName } of pages) {
      this.#pages += 1;
      // oxlint-disable-next-line no-await-in-loop -- one row after the other, with others answered in between
      if ((await this.#store.getMedia(imageSha256)) !== null) continue;
      this.#lost += 1;
      this.#firstLost ??= sourceName;
    }
  }

  /**
   * Pictures without a page can be removed for good, among the findings.
   *
   * @throws AppError `conflict` where pictures of the parts that were looked at are gone
   */
  requirePictures(): void {
    const [page, count, total] = [this.#firstLost, this.#lost, this.#pages];
    if (page === null) return;
    throw new AppError(
      'conflict',
      `The picture of ${page} was removed from the media folder for good, as one that no page uses, so that the page cannot come back; of this act ${count} of ${total} pictures are gone. Import the files again instead.`,
      { reason: 'page-picture-removed', page, count, total },
    );
  }
}
