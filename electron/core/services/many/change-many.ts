import type { ManyChange, ManyChangeEffect, ManyChangeReport } from '#schemas/contract/library.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { SymbolClassId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { changeCategories } from '#shared/schema/change-categories.ts';
import type { JobHandle } from '../../jobs/job-runner.ts';
import type { Project } from '../../project/project.ts';
import { type Actor, requireRole } from '../actor.ts';
import { countedParts, type PartToPlan, type PlannedPart } from '../counted-parts.ts';
import { requireUsed } from '../kinds-in-use.ts';
import { need } from '../schema-change/plan-merge.ts';
import { readSchemaView, type SchemaView } from '../schema-change/schema-view.ts';
import { blindFormulas } from '../second/blind-formulas.ts';
import { type ChosenItems, chosenFormulas, chosenSymbols } from './chosen-items.ts';
import { commitInParts, documentsOfPart, inPartsOf } from './commit-in-parts.ts';

type Updates = AnnotationPatch['updated'];

/** What a change does to one formula: nothing where the list is empty; so many of what was chosen there are not in it. */
type Change = (
  document: AnnotationDocument,
  symbols: readonly string[],
) => { readonly updated: Updates; readonly missing: number };

/**
 * Gives many formulas other categories, or many symbols another class, by one operation: all of it or, when cancelled or
 * refused, nothing. It is written in parts, between which others are answered.
 *
 * @throws AppError `invalid-input` for a kind that is retired; `not-found` for one that does not exist; `too-large`;
 *   `cancelled`
 */
export async function changeMany(
  project: Project,
  actor: Actor,
  change: ManyChange,
  handle: JobHandle,
): Promise<ManyChangeReport> {
  requireRole(actor, 'annotator');
  const planned = await planMany(project, actor, change, (found) => {
    handle.throwIfCancelled();
    handle.progress('reading', found, null);
  });
  const parts = countedParts(project, actor, planned.parts, nothingYet);
  const operation = await commitInParts(project, actor, {
    kind: 'edit',
    parts,
    report: (done, total) => {
      handle.throwIfCancelled();
      handle.progress('writing', done, total);
    },
  });
  return { operation: operation?.id ?? null, ...sumOf(parts.map((part) => part.counts())) };
}

/** What a change of many would come to; nothing is done. */
export async function previewChangeOfMany(
  project: Project,
  actor: Actor,
  change: ManyChange,
): Promise<ManyChangeEffect> {
  requireRole(actor, 'annotator');
  const { parts } = await planMany(project, actor, change, () => {});
  const counts: ManyChangeEffect[] = [];
  // oxlint-disable-next-line no-await-in-loop -- documents of one part at a time in memory
  for (const part of parts) counts.push((await part.plan()).counts);
  return sumOf(counts);
}

/** The change in parts, each planned from the documents as they are when it is its turn. */
async function planMany(
  project: Project,
  actor: Actor,
  change: ManyChange,
  report: (found: number) => void,
): Promise<{ readonly parts: readonly PartToPlan<ManyChangeEffect>[] }> {
  // What nobody may give is refused before anything is looked for.
  const apply = changeOf(change, await readSchemaView(project.store));
  const chosen =
    change.kind === 'categories'
      ? await chosenFormulas(project, actor, change.formulas, report)
      : await chosenSymbols(project, actor, change.symbols, report);
  const hidden = new Set(await blindFormulas(project, actor));
  const parts = inPartsOf([...chosen.keys()], documentsOfPart).map((ids) => ({
    size: ids.length,
    plan: async () => {
      const documents = await project.store.getDocuments(ids.map((id) => ({ type: 'formula', id })));
      return planPart(documents, change, chosen, hidden, apply);
    },
  }));
  return { parts };
}

const nothingYet: ManyChangeEffect = { formulas: 0, symbols: 0, already: 0, notSeen: 0 };

/** What becomes of some formulas, and of how many of those that were chosen nothing. */
function planPart(
  documents: readonly AnnotationDocument[],
  change: ManyChange,
  chosen: ChosenItems,
  hidden: ReadonlySet<string>,
  apply: Change,
): PlannedPart<ManyChangeEffect> {
  const counts = { ...nothingYet };
  const before: AnnotationDocument[] = [];
  const wanted: AnnotationPatch[] = [];
  for (const document of documents) {
    const formula = formulaOf(document);
    const symbols = (formula && chosen.get(formula.id)) ?? [];
    const count = Math.max(1, symbols.length);
    if (!formula || hidden.has(formula.id)) {
      counts.notSeen += count;
      continue;
    }
    const { updated, missing } = apply(document, symbols);
    counts.notSeen += missing;
    counts.already += count - missing - updated.length;
    if (updated.length === 0) continue;
    if (change.kind === 'symbol-class') counts.symbols += updated.length;
    before.push(document);
    wanted.push({ document: document.ref, base: document.revision, added: [], updated: [...updated], removed: [] });
  }
  return { counts: { ...counts, formulas: wanted.length }, before, wanted };
}

function sumOf(parts: readonly ManyChangeEffect[]): ManyChangeEffect {
  return parts.reduce(
    (sum, part) => ({
      formulas: sum.formulas + part.formulas,
      symbols: sum.symbols + part.symbols,
      already: sum.already + part.already,
      notSeen: sum.notSeen + part.notSeen,
    }),
    nothingYet,
  );
}

function changeOf(change: ManyChange, view: SchemaView): Change {
  if (change.kind === 'symbol-class') {
    const { symbolClass } = change;
    if (symbolClass !== null) requireUsed(need(view.classes, symbolClass, 'symbol class'));
    return (document, symbols) => relabel(document, symbols, symbolClass);
  }
  for (const id of change.add) requireUsed(need(view.categories, id, 'category'));
  for (const id of change.remove) need(view.categories, id, 'category');
  return (document) => {
    const formula = formulaOf(document);
    const categories = formula ? changeCategories(formula.categories, change, view) : [];
    const isSame = !formula || categories.join() === formula.categories.join();
    return {
      updated: isSame ? [] : [{ before: formula, after: { ...formula, categories: [...categories] } }],
      missing: 0,
    };
  };
}

function relabel(document: AnnotationDocument, ids: readonly string[], symbolClass: SymbolClassId | null) {
  const updated: Updates = [];
  let missing = 0;
  for (const id of ids) {
    const record = document.records.get(id);
    if (record?.kind !== 'symbol') missing += 1;
    else if (record.symbolClass !== symbolClass) updated.push({ before: record, after: { ...record, symbolClass } });
  }
  return { updated, missing };
}
