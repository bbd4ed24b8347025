import type { Committed } from '#schemas/contract/annotation.ts';
import type { SecondPair } from '#schemas/contract/second.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument, DocumentRecord, DocumentShape } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import type { SecondAnnotationId, SymbolId } from '#schemas/domain/id.ts';
import type { Resolution, SecondAnnotation } from '#schemas/domain/second-annotation.ts';
import { documentToShape, formulaOf, relationsOf, symbolsOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { matchBoxes } from '#shared/metrics/match-boxes.ts';
import type { Project } from '../../project/project.ts';
import { type Actor, requireRole } from '../actor.ts';
import { commitOperation, committed, StaleRevisionError } from '../commit.ts';
import { followEdits } from '../follow-edits.ts';
import { readVersion } from '../history.ts';
import { describePair, readingOf } from './agreement.ts';
import { readSecond } from './second-documents.ts';

/** Both annotations of a formula beside each other. */
export async function compareSecond(
  project: Project,
  id: SecondAnnotationId,
): Promise<{
  pair: SecondPair;
  first: DocumentShape;
  second: DocumentShape;
  current: DocumentShape;
  revision: number;
}> {
  const second = await readSecond(project, id);
  if (second.root.state === 'open') {
    throw new AppError('conflict', 'The second annotation is not submitted yet: nobody looks at it before that.', {
      id,
    });
  }
  const records = (await project.store.schemaRecords()).map(({ record }) => record);
  const pair = await describePair(project, second, readingOf(records));
  if (!pair) throw new AppError('not-found', 'The page of this second annotation is gone.', { id });
  const first = await readVersion(project, second.root.formula, second.root.firstRevision);
  const current = await project.store.getDocument({ type: 'formula', id: second.root.formula });
  return {
    pair,
    first: documentToShape(first),
    second: documentToShape(withIdsOf(first, second.formula)),
    current: documentToShape(current),
    revision: second.stored.revision,
  };
}

/** Says which annotation stands, and makes it the truth. */
export async function resolvePair(
  project: Project,
  actor: Actor,
  request: {
    readonly second: SecondAnnotationId;
    readonly base: number;
    readonly formulaBase: number;
    readonly symbols: Resolution['symbols'];
    readonly latex: Resolution['latex'];
  },
): Promise<Committed> {
  requireRole(actor, 'reviewer');
  const second = await readSecond(project, request.second);
  const current = await project.store.getDocument({ type: 'formula', id: second.root.formula });
  if (second.stored.revision !== request.base || current.revision !== request.formulaBase) {
    throw new StaleRevisionError([current, second.stored]);
  }
  if (second.root.state !== 'submitted') {
    throw new AppError(
      'conflict',
      'Only a submitted second annotation that nobody has resolved yet can be resolved.',
      {},
    );
  }
  const first = await readVersion(project, second.root.formula, second.root.firstRevision);
  const other = withIdsOf(first, second.formula);
  const sides = { first, second: other, edited: current };
  const after = withContent(current, sides[request.symbols], sides[request.latex]);
  const patch = diffDocuments(current, after);
  const resolution: Resolution = {
    symbols: request.symbols,
    latex: request.latex,
    by: actor.person.id,
    at: project.runtime.now(),
  };
  const root: SecondAnnotation = { ...second.root, state: 'resolved', resolution };
  const records = new Map(second.stored.records).set(root.id, root);
  const resolved = diffDocuments(second.stored, { ...second.stored, records });
  const followed = patch ? await followEdits(project, actor, [current], [patch]) : [];
  const patches = [...followed, ...(resolved ? [resolved] : [])];
  return committed(await commitOperation(project, actor, 'resolve', patches));
}

/** The formula with the symbols and layout of one version and the LaTeX of another; everything else stays. */
function withContent(
  current: AnnotationDocument,
  symbols: AnnotationDocument,
  latex: AnnotationDocument,
): AnnotationDocument {
  const formula = formulaOf(current);
  if (!formula)
    throw new AppError('not-found', 'The formula of this second annotation is gone.', {
      reason: 'second-formula-gone',
    });
  const root: Formula = {
    ...formula,
    order: formulaOf(symbols)?.order ?? null,
    latex: formulaOf(latex)?.latex ?? '',
  };
  const parts = [...symbolsOf(symbols), ...relationsOf(symbols)];
  const records = new Map<string, DocumentRecord>([[root.id, root], ...parts.map((part) => [part.id, part] as const)]);
  return { ...current, records };
}

/**
 * The second annotation with the ids of the first where they hold the same symbol or edge: what is said about a symbol
 * stays with it, and only what differs is a difference.
 */
function withIdsOf(first: AnnotationDocument, second: AnnotationDocument): AnnotationDocument {
  const twins = new Map<SymbolId, SymbolId>(
    matchBoxes(symbolsOf(first), symbolsOf(second)).map((match) => [match.second.id, match.first.id]),
  );
  const idOf = (id: SymbolId): SymbolId => twins.get(id) ?? id;
  const edges = new Map(relationsOf(first).map((relation) => [`${relation.parent}>${relation.child}`, relation.id]));
  const records = new Map<string, DocumentRecord>();
  for (const record of second.records.values()) {
    if (record.kind === 'symbol') {
      const id = idOf(record.id);
      records.set(id, { ...record, id });
    } else if (record.kind === 'relation') {
      const parent = idOf(record.parent);
      const child = idOf(record.child);
      const id = edges.get(`${parent}>${child}`) ?? record.id;
      records.set(id, { ...record, id, parent, child });
    } else if (record.kind === 'formula') {
      records.set(record.id, { ...record, order: record.order?.map(idOf) ?? null });
    }
  }
  return { ...second, records };
}
