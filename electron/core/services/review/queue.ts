import type { ReviewFilter, ReviewItem } from '#schemas/contract/review.ts';
import type { AnnotationDocument, SchemaRecord } from '#schemas/domain/document.ts';
import { formulaOf, relationsOf, symbolsOf } from '#shared/annotation/document.ts';
import type { Project } from '../../project/project.ts';
import type { Actor } from '../actor.ts';
import { readingOf } from '../second/agreement.ts';

/** Formulas that are checked before the queue is given: what a person does not wait for. More when it is asked again. */
const checkedAtOnce = 100;

/** What waits for a reviewer. Where the worst come first, formulas that were not checked yet are checked before. */
export async function reviewQueue(
  project: Project,
  actor: Actor,
  query: { readonly filter: ReviewFilter; readonly after: string | null; readonly limit: number },
): Promise<{ items: ReviewItem[]; next: string | null; total: number; unchecked: number }> {
  const { filter, after, limit } = query;
  if (filter.order === 'worst' && after === null) await checkSome(project);
  const [part, unchecked] = await Promise.all([
    project.store.review.queue(filter, actor.person.id, after, limit),
    project.store.review.unchecked(0),
  ]);
  return { ...part, items: [...part.items], unchecked: filter.order === 'worst' ? unchecked.count : 0 };
}

async function checkSome(project: Project): Promise<void> {
  const { formulas } = await project.store.review.unchecked(checkedAtOnce);
  if (formulas.length === 0) return;
  const records = (await project.store.schemaRecords()).map(({ record }) => record);
  const documents = await project.store.getDocuments(formulas.map((id) => ({ type: 'formula', id })));
  const scores = await Promise.all(documents.map((document) => scoreOf(document, records)));
  await project.store.review.keepScores(scores.flatMap((score) => score ?? []));
}

/** How likely something is wrong with a formula; null where it is gone. Runs in threads of its own. */
async function scoreOf(document: AnnotationDocument, records: readonly SchemaRecord[]) {
  const root = formulaOf(document);
  if (!root) return null;
  const { labelOf, policy } = readingOf(records);
  const fractionBar = records.find((record) => record.kind === 'requirements')?.fractionBar ?? 'minus';
  const symbols = symbolsOf(document).map(({ id, symbolClass, box }) => ({ id, label: labelOf(symbolClass), box }));
  const relations = relationsOf(document).map(({ parent, child, type }) => ({ parent, child, type }));
  const { matchThreads } = await import('../../boxing/match-threads.ts');
  const formula = { symbols, relations, latex: root.latex };
  const { score } = await matchThreads().match({ kind: 'check', formula, policy, fractionBar });
  return { formula: root.id, revision: document.revision, score };
}
