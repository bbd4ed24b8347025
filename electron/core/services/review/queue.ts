import type { ReviewFilter, ReviewItem } from '#schemas/contract/review.ts';
import type { AnnotationDocument, SchemaRecord } from '#schemas/domain/document.ts';
import { formulaOf, relationsOf, symbolsOf } from '#shared/annotation/document.ts';
import type { Project } from '../../project/project.ts';
import type { ReviewStore } from '../../store/review-store.ts';
import type { Actor } from '../actor.ts';
import { readingOf } from '../second/agreement.ts';

/** Formulas that are checked before the queue is given: what a person does not wait for. More when it is asked again. */
const checkedAtOnce = 100;

/** Checks that are under way, one a project. */
const checks = new WeakMap<Project, Promise<void>>();

/**
 * What waits for a reviewer. Where the worst come first, formulas that were not checked yet are checked: before the queue is
 * given while it would not be full of checked ones, beside it otherwise. `unchecked` says how many are still to come.
 */
export async function reviewQueue(
  project: Project,
  actor: Actor,
  query: { readonly filter: ReviewFilter; readonly after: string | null; readonly limit: number },
): Promise<{ items: ReviewItem[]; next: string | null; total: number; unchecked: number }> {
  const { filter, after, limit } = query;
  const { review } = project.store;
  const ask = () => review.queue(filter, actor.person.id, after, limit);
  const openChecks = async () => (filter.order === 'worst' ? (await review.unchecked(0)).count : 0);
  if (after !== null || (await openChecks()) === 0) return asAnswered(await ask(), await openChecks());
  const checking = checkSome(project);
  const part = await ask();
  // The unchecked come last: one of them in sight means that there is room for what is found now.
  const isFull = part.items.length === limit && part.items.every(({ score }) => score !== null);
  if (isFull) return asAnswered(part, await openChecks());
  await checking;
  return asAnswered(await ask(), await openChecks());
}

const asAnswered = ({ items, next, total }: Awaited<ReturnType<ReviewStore['queue']>>, unchecked: number) => ({
  items: [...items],
  next,
  total,
  unchecked,
});

/** Checks a hundred formulas, unless that is being done. */
function checkSome(project: Project): Promise<void> {
  const running = checks.get(project);
  if (running) return running;
  const started = checkUnchecked(project).finally(() => checks.delete(project));
  // Who waits for it hears of it, too; who does not, finds the formulas unchecked the next time.
  started.catch((error: unknown) => project.runtime.log('warning', 'The queue of reviewers was not checked', error));
  checks.set(project, started);
  return started;
}

async function checkUnchecked(project: Project): Promise<void> {
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
