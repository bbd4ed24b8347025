import type { PageId } from '#schemas/domain/id.ts';
import type { PictureTurn } from '#schemas/domain/picture-turn.ts';
import type { SplitGrouping } from '#schemas/domain/split.ts';
import type { LinkedPage } from './link-pages.ts';
import { PictureIndex } from './near-duplicates.ts';
import { writerKey } from './writer-key.ts';

/** A page of a test set. */
export interface TestPage extends LinkedPage {
  readonly page: PageId;
  readonly sourceName: string;
}

/** Why a page may not stand on another side than a test set. */
export type TestLink =
  | {
      readonly kind: 'near-duplicate';
      /** A page of the test set that it is linked to. */
      readonly page: TestPage;
      /** What the picture has to undergo to look like that of the test page; null where it does as it is. */
      readonly turn: PictureTurn | null;
      /** Whether only its ink is that of the test page: the margins are other ones, or it is turned a little. */
      readonly isInkAlone: boolean;
    }
  | { readonly kind: 'writer' | 'batch'; readonly page: TestPage };

/** The pages of one test set, by what links others to them. */
export class TestPages {
  /** Those of which it is known how they look. */
  readonly #pictured: readonly TestPage[];
  readonly #grouping: SplitGrouping;
  readonly #byId: ReadonlyMap<PageId, TestPage>;
  readonly #byWriter: ReadonlyMap<string, TestPage>;
  readonly #byBatch: ReadonlyMap<string, TestPage>;
  readonly #pictures: PictureIndex;

  constructor(pages: readonly TestPage[], grouping: SplitGrouping) {
    this.#grouping = grouping;
    this.#byId = new Map(pages.map((page) => [page.page, page]));
    this.#byWriter = new Map(
      pages.flatMap((page) => (page.writer === null ? [] : [[writerKey(page.writer), page] as const])),
    );
    this.#byBatch = new Map(
      pages.flatMap((page) => (page.writer === null && page.batch !== null ? [[page.batch, page] as const] : [])),
    );
    this.#pictured = pages.filter(({ perceptualHash }) => perceptualHash !== null);
    this.#pictures = new PictureIndex(
      this.#pictured.map(({ perceptualHash, inkHash = null }) => ({ perceptualHash: perceptualHash ?? '', inkHash })),
    );
  }

  get(page: PageId): TestPage | undefined {
    return this.#byId.get(page);
  }

  /** The first thing by which the split's grouping puts a new page into a group of the test set; null: nothing does. */
  linkOf({ writer, batch, perceptualHash, inkHash = null }: Omit<LinkedPage, 'page'>): TestLink | null {
    const { writer: byWriter, nearDuplicate, unknownWriter } = this.#grouping;
    const isPictured = nearDuplicate && perceptualHash !== null;
    const near = isPictured ? this.#pictures.nearest({ perceptualHash, inkHash }) : null;
    const resembled = near ? this.#pictured[near.at] : undefined;
    if (near && resembled) {
      return { kind: 'near-duplicate', page: resembled, turn: near.turn, isInkAlone: near.isInkAlone };
    }
    if (!byWriter) return null;
    if (writer !== null) {
      const page = this.#byWriter.get(writerKey(writer));
      return page ? { kind: 'writer', page } : null;
    }
    const page = unknownWriter === 'batch' && batch !== null ? this.#byBatch.get(batch) : undefined;
    return page ? { kind: 'batch', page } : null;
  }
}
