import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { DuplicateDecision, DuplicateVerdict } from '#schemas/domain/duplicate-decision.ts';
import type { PageId } from '#schemas/domain/id.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import { pageOf, rootOf } from '#shared/annotation/document.ts';
import { readDuplicateDecisions } from '../../../duplicates/read-decisions.ts';
import type { Store } from '../../../store/store.ts';

/** Pages that a sentence names. */
const mostNamed = 3;

/**
 * Decisions of an archive about near-duplicates of which some two pages are decided otherwise here. Side by side it would
 * hang on the rule of a split which of them counts.
 */
export class OppositeDecisions {
  readonly #store: Store;
  /** Decisions of this project by each of their pages: only those that share a page with another one are looked at. */
  readonly #byPage = new Map<PageId, DuplicateDecision[]>();
  /** By the id of a decision of the archive: the pages that it and one of this project decide about. */
  readonly #opposite = new Map<string, { readonly there: DuplicateVerdict; readonly pages: readonly PageId[] }>();

  private constructor(store: Store, own: readonly DuplicateDecision[]) {
    this.#store = store;
    for (const decision of own) {
      for (const page of decision.pages) {
        const before = this.#byPage.get(page);
        if (before) before.push(decision);
        else this.#byPage.set(page, [decision]);
      }
    }
  }

  /** @param removed documents that were removed there: a decision that made way for another one there is none to keep */
  static async read(store: Store, removed: { has(id: string): boolean }): Promise<OppositeDecisions> {
    return new OppositeDecisions(
      store,
      (await readDuplicateDecisions(store)).filter(({ id }) => !removed.has(id)),
    );
  }

  /** Notes whether a document of the archive that is not here, its pages by their ids here, decides the opposite. */
  note(document: AnnotationDocument): boolean {
    const root = rootOf(document);
    if (root?.kind !== 'duplicate-decision') return false;
    const pages = new Set(root.pages);
    for (const own of new Set(root.pages.flatMap((page) => this.#byPage.get(page) ?? []))) {
      if (own.verdict === root.verdict) continue;
      const shared = own.pages.filter((page) => pages.has(page));
      if (shared.length < 2) continue;
      this.#opposite.set(root.id, { there: root.verdict, pages: shared });
      return true;
    }
    return false;
  }

  /** Says that a document was not taken; null for any other one. */
  async describe(source: string, id: string): Promise<Reason | null> {
    const opposite = this.#opposite.get(id);
    if (!opposite) return null;
    const { there, pages } = opposite;
    const documents = await this.#store.getDocuments(
      pages.slice(0, mostNamed).map((page) => ({ type: 'page', id: page })),
    );
    const names = documents.map((document) => pageOf(document)?.sourceName ?? document.ref.id).join(', ');
    return isOpposite(source, there, pages.length > mostNamed ? `${names}, …` : names);
  }
}

function isOpposite(source: string, there: DuplicateVerdict, pages: string): Reason {
  const advice = 'Decide about them again under near-duplicates if that is wrong.';
  if (there === 'same') {
    const message = `${source}: ${pages} were decided to be the same in the archive and to be different here, and what is decided here stays. ${advice}`;
    return reason('archive-duplicates-same-there', message, { source, pages });
  }
  const message = `${source}: ${pages} were decided to be different in the archive and to be the same here, and what is decided here stays. ${advice}`;
  return reason('archive-duplicates-different-there', message, { source, pages });
}
