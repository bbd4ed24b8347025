import type { Committed } from '#schemas/contract/annotation.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument, DocumentRef } from '#schemas/domain/document.ts';
import { PageId, type ThreadId } from '#schemas/domain/id.ts';
import type { LayerName } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import type { Project } from '../../project/project.ts';
import { type Actor, requireRole } from '../actor.ts';
import { commitOperation, committed, StaleRevisionError } from '../commit.ts';
import { requireReadableLatex } from '../faulty-latex.ts';
import { moveLayers } from '../layer-transitions.ts';
import { requireSeen } from '../second/blind-formulas.ts';
import { type NewThread, newThreadPatch, readThread, resolvingPatch } from './threads.ts';

export interface Decision {
  readonly document: DocumentRef;
  readonly base: number;
  readonly accept: readonly LayerName[];
  readonly return: readonly LayerName[];
  readonly reason: string | null;
  readonly threads: readonly NewThread[];
  readonly resolve: readonly ThreadId[];
  /** Whether LaTeX that cannot be read is accepted all the same. */
  readonly faultyLatex?: boolean;
}

/** Longest reason of a layer. */
const longestReason = 2000;

/** A reviewer's answer to one document: layers accepted and returned, reasons pinned, threads settled; one operation. */
export async function decideReview(project: Project, actor: Actor, decision: Decision): Promise<Committed> {
  requireRole(actor, 'reviewer');
  checkDecision(decision);
  await requireSeen(project, actor, [decision.document.id]);
  const before = await project.store.getDocument(decision.document);
  if (before.records.size > 0 && before.revision !== decision.base) throw new StaleRevisionError([before]);
  if (!decision.faultyLatex) await requireReadableLatex(project.store, [before], () => decision.accept);
  const after = moveByDecision(before, decision, actor);
  const moved = diffDocuments(before, after);
  const formula = formulaOf(before);
  const about = {
    page: formula?.page ?? PageId.parse(before.ref.id),
    formula: formula?.id ?? null,
  };
  const patches: AnnotationPatch[] = moved ? [moved] : [];
  for (const thread of decision.threads) patches.push(newThreadPatch(project, actor, { ...about, thread }));
  for (const id of new Set(decision.resolve)) {
    const { document, thread } = await readThread(project, id);
    if (thread.page !== about.page) {
      throw new AppError('invalid-input', `The thread ${id} is about another page.`, {
        reason: 'thread-of-other-page',
        id,
      });
    }
    const patch = resolvingPatch(project, actor, document, thread, true);
    if (patch) patches.push(patch);
  }
  if (patches.length === 0) throw new AppError('conflict', 'Every chosen layer is in that state already.');
  const kind = !moved ? 'comment' : decision.return.length > 0 ? 'return' : 'accept';
  return committed(await commitOperation(project, actor, kind, patches));
}

function checkDecision({ document, accept, return: returned, reason, threads }: Decision): void {
  if (document.type !== 'formula' && document.type !== 'page') {
    throw new AppError('invalid-input', `A ${document.type} is not reviewed.`, { type: document.type });
  }
  const both = accept.find((layer) => returned.includes(layer));
  if (both !== undefined) {
    throw new AppError('invalid-input', `The layer ${both} cannot be accepted and returned at once.`, {
      reason: 'layer-both-ways',
      layer: both,
    });
  }
  for (const layer of returned) {
    if (reason !== null || threads.some((thread) => thread.layer === layer)) continue;
    throw new AppError('invalid-input', 'Work is returned with a reason: say what is to be done.', { field: 'reason' });
  }
}

function moveByDecision(before: AnnotationDocument, decision: Decision, actor: Actor): AnnotationDocument {
  let document = before;
  const move = (layers: readonly LayerName[], to: 'accepted' | 'returned', reason: string | null) => {
    const [moved] = moveLayers([document], [{ layers }], { to, reason, emptyOnPurpose: false }, actor);
    document = moved ?? document;
  };
  if (decision.accept.length > 0) move(decision.accept, 'accepted', null);
  for (const layer of decision.return) {
    const texts = decision.threads.filter((thread) => thread.layer === layer).map(({ text }) => text);
    const reasons = [...(decision.reason === null ? [] : [decision.reason]), ...texts];
    move([layer], 'returned', reasons.join('\n').slice(0, longestReason));
  }
  if (decision.accept.length + decision.return.length === 0) move([], 'accepted', null);
  return document;
}
