import type { Committed } from '#schemas/contract/annotation.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument, DocumentShape } from '#schemas/domain/document.ts';
import { CommentId, type FormulaId, type PageId, ThreadId } from '#schemas/domain/id.ts';
import type { LayerName } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Comment, Pin, Thread } from '#schemas/domain/thread.ts';
import { documentToShape, emptyDocument, formulaOf, pageOf, rootOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import type { Project } from '../../project/project.ts';
import { type Actor, hasRole, requireRole } from '../actor.ts';
import { commitOperation, committed } from '../commit.ts';
import { blindFormulas, requireSeen } from '../second/blind-formulas.ts';

/** More threads than this about one page are not shown. */
const mostThreads = 2000;

export interface NewThread {
  readonly layer: LayerName | null;
  readonly pin: Pin;
  readonly text: string;
}

/** Conversations about a page and its formulas, in the order in which they began. */
export async function threadsOfPage(
  project: Project,
  actor: Actor,
  page: PageId,
): Promise<{ threads: DocumentShape[] }> {
  const documents = await project.store.review.sideDocuments({ type: 'thread', page }, null, mostThreads);
  const hidden = new Set<string>(await blindFormulas(project, actor));
  const seen = documents.filter((document) => {
    const thread = rootOf(document);
    return thread?.kind !== 'thread' || thread.formula === null || !hidden.has(thread.formula);
  });
  return { threads: seen.map(documentToShape) };
}

export async function openThread(
  project: Project,
  actor: Actor,
  about: { readonly page: PageId; readonly formula: FormulaId | null; readonly thread: Omit<NewThread, 'layer'> },
): Promise<Committed> {
  requireRole(actor, 'annotator');
  await checkPlace(project, about.page, about.formula);
  return committed(
    await commitOperation(project, actor, 'comment', [
      // Only a return says of what it is the reason.
      newThreadPatch(project, actor, { ...about, thread: { ...about.thread, layer: null } }),
    ]),
  );
}

export async function replyToThread(project: Project, actor: Actor, id: ThreadId, text: string): Promise<Committed> {
  requireRole(actor, 'annotator');
  const { document, thread } = await readThread(project, id);
  await requireSeen(project, actor, thread.formula === null ? [] : [thread.formula]);
  const comment = newComment(project, actor, text);
  const patch: AnnotationPatch = {
    document: document.ref,
    base: document.revision,
    added: [comment],
    updated: [],
    removed: [],
  };
  return committed(await commitOperation(project, actor, 'comment', [patch]));
}

/** Reviewers settle threads, and whoever began one settles it. */
export async function resolveThread(
  project: Project,
  actor: Actor,
  id: ThreadId,
  isResolved: boolean,
): Promise<Committed> {
  requireRole(actor, 'annotator');
  const { document, thread } = await readThread(project, id);
  await requireSeen(project, actor, thread.formula === null ? [] : [thread.formula]);
  const comments = [...document.records.values()].flatMap((record) => (record.kind === 'comment' ? [record] : []));
  const first = comments.toSorted((a, b) => (a.id < b.id ? -1 : 1))[0];
  if (!hasRole(actor, 'reviewer') && first?.author !== actor.person.id) {
    throw new AppError(
      'forbidden',
      'Only a reviewer, or whoever began a thread, can say that it is settled; answer in it instead.',
      { id },
    );
  }
  const patch = resolvingPatch(project, actor, document, thread, isResolved);
  if (!patch) {
    throw new AppError('conflict', isResolved ? 'The thread is settled already.' : 'The thread is open already.', {
      id,
    });
  }
  return committed(await commitOperation(project, actor, 'comment', [patch]));
}

/** The patch that makes a thread with its first comment. */
export function newThreadPatch(
  project: Project,
  actor: Actor,
  about: { readonly page: PageId; readonly formula: FormulaId | null; readonly thread: NewThread },
): AnnotationPatch {
  const id = ThreadId.parse(project.runtime.newId());
  const { layer, pin, text } = about.thread;
  const root: Thread = { kind: 'thread', id, page: about.page, formula: about.formula, layer, pin, resolved: null };
  return {
    document: { type: 'thread', id },
    base: 0,
    added: [root, newComment(project, actor, text)],
    updated: [],
    removed: [],
  };
}

/** The patch that settles a thread or opens it again; null where it is so already. */
export function resolvingPatch(
  project: Project,
  actor: Actor,
  document: AnnotationDocument,
  thread: Thread,
  isResolved: boolean,
): AnnotationPatch | null {
  if ((thread.resolved !== null) === isResolved) return null;
  const after: Thread = {
    ...thread,
    resolved: isResolved ? { by: actor.person.id, at: project.runtime.now() } : null,
  };
  return diffDocuments(document, { ...document, records: new Map(document.records).set(after.id, after) });
}

export async function readThread(
  project: Project,
  id: ThreadId,
): Promise<{ readonly document: AnnotationDocument; readonly thread: Thread }> {
  const document = await project.store.getDocument({ type: 'thread', id });
  const thread = rootOf(document);
  if (thread?.kind !== 'thread') throw new AppError('not-found', `There is no thread ${id} in this project.`, { id });
  return { document, thread };
}

function newComment(project: Project, actor: Actor, text: string): Comment {
  return {
    kind: 'comment',
    id: CommentId.parse(project.runtime.newId()),
    author: actor.person.id,
    at: project.runtime.now(),
    text,
  };
}

async function checkPlace(project: Project, page: PageId, formula: FormulaId | null): Promise<void> {
  const [pageDocument, formulaDocument] = await project.store.getDocuments([
    { type: 'page', id: page },
    { type: 'formula', id: formula ?? page },
  ]);
  if (!pageOf(pageDocument ?? emptyDocument({ type: 'page', id: page }))) {
    throw new AppError('not-found', `There is no page ${page} in this project.`, { id: page });
  }
  if (formula === null) return;
  if (!formulaDocument || formulaOf(formulaDocument)?.page !== page) {
    throw new AppError('not-found', `There is no formula ${formula} on this page.`, { id: formula });
  }
}
