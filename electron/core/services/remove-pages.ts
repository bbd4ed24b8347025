import {
  type ChosenPages,
  type PageRemoval,
  type PageRemovalEffect,
  type PageRemovalReport,
  whyPagesStay,
} from '#schemas/contract/library.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { PageId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { type Progress, unwatched } from '../jobs/job-runner.ts';
import type { Project } from '../project/project.ts';
import type { WorkOnPage } from '../store/review-store.ts';
import { type Actor, requireRole } from './actor.ts';
import { chosenPages } from './many/chosen-items.ts';
import { commitInParts, documentsOfPart } from './many/commit-in-parts.ts';

/** Pages that are named, of those that stay for one reason. */
const mostExamples = 5;
/** Pages that are looked at together. */
const partSize = 200;
/** Conversations and second annotations of a page that are read at once. */
const besidePartSize = 500;

type Why = (typeof whyPagesStay)[number];
type Left = { readonly why: Why; readonly name: string };

/** What decides about each page. */
interface Rules {
  readonly worked: PageRemoval['worked'];
  readonly during: { readonly from: string; readonly until: string } | null;
  readonly locked: ReadonlySet<PageId>;
}

/** What becomes of some pages. */
interface Sorted {
  readonly going: readonly WorkOnPage[];
  readonly left: readonly Left[];
}

/**
 * Removes pages with their formulas and all that was said about them, by one operation, which undo takes back. Pages that
 * somebody worked on stay unless they are asked for, those of a locked test set always; each is counted by why. Pictures
 * stay in the media folder, and frozen releases as they are.
 *
 * @throws AppError `forbidden` for who is no lead; `too-large`; `cancelled`
 */
export async function removePages(
  project: Project,
  actor: Actor,
  removal: PageRemoval,
  handle: Progress = unwatched,
): Promise<PageRemovalReport> {
  requireRole(actor, 'lead');
  const report = (phase: string, done: number, total: number | null) => {
    handle.throwIfCancelled();
    handle.progress(phase, done, total);
  };
  const rules = await rulesOf(project, removal);
  const chosen = await chosenPages(project, actor, removal.pages, (found) => report('reading', found, null));
  const first = await sortPages(project, chosen, rules, (done) => report('reading', done, chosen.length));
  const parts = partsBySize(first.going).map((pages) => {
    let sorted: Sorted = { going: [], left: [] };
    return {
      sorted: () => sorted,
      size: pages.length,
      plan: async () => {
        // Somebody may have begun to work on one of them meanwhile.
        sorted = await sortPages(project, pages, rules);
        return (await Promise.all(sorted.going.map(({ page }) => removalOf(project, page)))).flat();
      },
    };
  });
  const operation = await commitInParts(project, actor, {
    kind: 'remove',
    parts,
    report: (done, total) => report('writing', done, total),
  });
  const sorted = parts.map((part) => part.sorted());
  const effect = effectOf({
    going: sorted.flatMap(({ going }) => going),
    left: [...first.left, ...sorted.flatMap(({ left }) => left)],
  });
  return { removed: effect, operation: operation?.id ?? null };
}

/** What removing pages would come to; nothing is done. */
export async function previewRemoval(project: Project, actor: Actor, removal: PageRemoval): Promise<PageRemovalEffect> {
  requireRole(actor, 'lead');
  const rules = await rulesOf(project, removal);
  return effectOf(await sortPages(project, await chosenPages(project, actor, removal.pages, () => {}), rules));
}

async function rulesOf(project: Project, { pages, worked }: PageRemoval): Promise<Rules> {
  return { worked, during: windowOf(pages), locked: await lockedPages(project) };
}

function windowOf(pages: ChosenPages): Rules['during'] {
  return 'import' in pages ? pages.import.during : null;
}

/** Pages of test sets that are locked. */
async function lockedPages({ store }: Project): Promise<ReadonlySet<PageId>> {
  const splits = new Set((await store.splits.testVersions()).map(({ split }) => split));
  const assigned = await Promise.all([...splits].map((split) => store.findings.assignedPages(split)));
  return new Set(assigned.flat().flatMap(({ side, page }) => (side === 'test' ? [page] : [])));
}

async function sortPages(
  { store }: Project,
  pages: readonly PageId[],
  { worked, during, locked }: Rules,
  report: (done: number) => void = () => {},
): Promise<Sorted> {
  const going: WorkOnPage[] = [];
  const left: Left[] = [];
  for (let place = 0; place < pages.length; place += partSize) {
    report(place);
    const asked = pages.slice(place, place + partSize);
    // oxlint-disable-next-line no-await-in-loop -- one part after the other, with others answered in between
    const found = await store.review.workOnPages(asked, during?.until ?? null);
    for (let gone = found.length; gone < asked.length; gone += 1) left.push({ why: 'not-seen', name: '' });
    for (const page of found) {
      // Of another import of the same name.
      if (during && (page.importedAt < during.from || page.importedAt > during.until)) continue;
      const why = locked.has(page.page) ? 'locked-test' : worked === 'keep' ? workOf(page) : null;
      if (why === null) going.push(page);
      else left.push({ why, name: page.name });
    }
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { going, left };
}

function workOf({ isEdited, isDiscussed, isFilled }: WorkOnPage): Why | null {
  if (isEdited) return 'edited';
  if (isDiscussed) return 'discussed';
  return isFilled ? 'filled' : null;
}

/** Pages in parts of about so many documents as others can wait for. */
function partsBySize(pages: readonly WorkOnPage[]): readonly (readonly PageId[])[] {
  const parts: PageId[][] = [];
  let room = 0;
  for (const { page, formulas } of pages) {
    const size = 1 + formulas;
    const last = parts.at(-1);
    if (last && size <= room) last.push(page);
    else {
      parts.push([page]);
      room = documentsOfPart;
    }
    room -= size;
  }
  return parts;
}

/** Patches that take away a page with all that belongs to it. */
async function removalOf({ store }: Project, id: PageId): Promise<readonly AnnotationPatch[]> {
  const [page, formulas, ...beside] = await Promise.all([
    store.getDocument({ type: 'page', id }),
    store.formulasOfPage(id),
    ...(['thread', 'second-annotation'] as const).map((type) => besideOf(store, type, id)),
  ]);
  return [...beside.flat(), ...formulas, page].flatMap(({ ref, revision, records }) =>
    records.size === 0
      ? []
      : [{ document: ref, base: revision, added: [], updated: [], removed: [...records.values()] }],
  );
}

async function besideOf(
  store: Project['store'],
  type: 'thread' | 'second-annotation',
  page: PageId,
): Promise<readonly AnnotationDocument[]> {
  const all: AnnotationDocument[] = [];
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- each part begins where the one before ended
    const part = await store.review.sideDocuments({ type, page }, all.at(-1)?.ref.id ?? null, besidePartSize);
    all.push(...part);
    if (part.length < besidePartSize) return all;
  }
}

function effectOf({ going, left }: Sorted): PageRemovalEffect {
  return {
    pages: going.length,
    formulas: going.reduce((sum, { formulas }) => sum + formulas, 0),
    left: whyPagesStay.flatMap((why) => {
      const own = left.filter((one) => one.why === why);
      const examples = own.flatMap(({ name }) => (name === '' ? [] : [name])).slice(0, mostExamples);
      return own.length === 0 ? [] : [{ why, count: own.length, examples }];
    }),
  };
}
