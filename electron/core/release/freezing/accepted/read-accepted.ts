import { setImmediate } from 'node:timers/promises';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { PageId } from '#schemas/domain/id.ts';
import type { Page } from '#schemas/domain/page.ts';
import { pageOf } from '#shared/annotation/document.ts';
import type { Store } from '../../../store/store.ts';

/** A page with the documents of its formulas, as they were at one moment. */
export interface PageState {
  readonly page: Page;
  readonly formulas: readonly AnnotationDocument[];
}

const pagesAtOnce = 100;

/** All pages in import order, in parts; lets other work go on between them. */
export async function* readPageStates(store: Store): AsyncGenerator<readonly PageState[]> {
  let after: PageId | null = null;
  for (;;) {
    const documents = await store.pagesAfter(after, pagesAtOnce);
    const states: PageState[] = [];
    for (const document of documents) {
      const page = pageOf(document);
      if (!page) continue;
      after = page.id;
      const state = await readPageState(store, document);
      if (state) states.push(state);
    }
    if (documents.length === 0) return;
    yield states;
    await setImmediate();
  }
}

/** One page; null where it is gone. */
export async function readPageStateOf(store: Store, id: PageId): Promise<PageState | null> {
  return await readPageState(store, await store.getDocument({ type: 'page', id }));
}

/**
 * Reads until the page has not changed while its formulas were read: whether its regions are accepted belongs to them.
 * Null for a page that was removed meanwhile.
 */
async function readPageState(store: Store, first: AnnotationDocument): Promise<PageState | null> {
  let document = first;
  for (;;) {
    const page = pageOf(document);
    if (!page) return null;
    const formulas = await store.formulasOfPage(page.id);
    const again = await store.getDocument(document.ref);
    if (again.revision === document.revision) return { page, formulas };
    document = again;
  }
}
