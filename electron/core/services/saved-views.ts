import type { ListedView } from '#schemas/contract/library.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import { SavedViewId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { SavedView } from '#schemas/domain/saved-view.ts';
import { rootOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import type { Project } from '../project/project.ts';
import { type Actor, hasRole, requireRole } from './actor.ts';
import { commitOperation } from './commit.ts';

/** More views than this are not kept in a project. */
const mostViews = 500;

/** Views of the library that the actor sees: their own, and those that others share; by name. */
export async function listViews(project: Project, actor: Actor): Promise<{ views: ListedView[] }> {
  const views = (await readViews(project)).flatMap(({ view }) => (isSeen(view, actor) ? [view] : []));
  return {
    views: views
      .map(({ id, name, address, owner, shared }) => ({
        id,
        name,
        address,
        owner,
        shared,
        canRemove: canRemove(actor, owner),
      }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  };
}

/** Keeps a view under a name; the actor's own view of that name makes way for it. */
export async function saveView(
  project: Project,
  actor: Actor,
  { name, address, shared }: Pick<SavedView, 'name' | 'address' | 'shared'>,
): Promise<{ view: SavedViewId }> {
  requireRole(actor, 'annotator');
  const views = await readViews(project);
  const earlier = views.find(({ view }) => view.owner === actor.person.id && view.name === name);
  if (!earlier && views.length >= mostViews) {
    throw new AppError('conflict', `The project keeps ${mostViews} views already; remove some that nobody uses.`, {
      most: mostViews,
    });
  }
  const id = earlier?.view.id ?? SavedViewId.parse(project.runtime.newId());
  const view: SavedView = { kind: 'saved-view', id, name, address, owner: actor.person.id, shared };
  const patch = earlier
    ? diffDocuments(earlier.document, { ...earlier.document, records: new Map([[id, view]]) })
    : newView(view);
  if (patch) await commitOperation(project, actor, 'edit', [patch]);
  return { view: id };
}

/** Takes a view away: one's own, or for a lead anybody's that is shared. */
export async function removeView(project: Project, actor: Actor, id: SavedViewId): Promise<void> {
  requireRole(actor, 'annotator');
  const document = await project.store.getDocument({ type: 'saved-view', id });
  const view = rootOf(document);
  if (view?.kind !== 'saved-view' || !isSeen(view, actor)) {
    throw new AppError('not-found', `There is no view ${id} in this project.`, { id });
  }
  if (!canRemove(actor, view.owner)) {
    throw new AppError('forbidden', 'Only whoever saved this view, or a lead, can remove it.', { view: view.name });
  }
  const removed = [...document.records.values()];
  await commitOperation(project, actor, 'edit', [
    { document: document.ref, base: document.revision, added: [], updated: [], removed },
  ]);
}

function isSeen({ shared, owner }: SavedView, actor: Actor): boolean {
  return shared || owner === actor.person.id;
}

function canRemove(actor: Actor, owner: SavedView['owner']): boolean {
  return owner === actor.person.id || hasRole(actor, 'lead');
}

async function readViews(
  project: Project,
): Promise<readonly { readonly document: AnnotationDocument; readonly view: SavedView }[]> {
  const documents = await project.store.review.sideDocuments({ type: 'saved-view' }, null, mostViews);
  return documents.flatMap((document) => {
    const view = rootOf(document);
    return view?.kind === 'saved-view' ? [{ document, view }] : [];
  });
}

function newView(view: SavedView): AnnotationPatch {
  return { document: { type: 'saved-view', id: view.id }, base: 0, added: [view], updated: [], removed: [] };
}
