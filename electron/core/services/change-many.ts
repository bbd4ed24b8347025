import type { ManyChange, ManyChangeReport } from '#schemas/contract/library.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { FormulaId, SymbolClassId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { changeCategories } from '#shared/schema/change-categories.ts';
import type { JobHandle } from '../jobs/job-runner.ts';
import type { Project } from '../project/project.ts';
import { type Actor, requireRole } from './actor.ts';
import { commitOperation, StaleRevisionError } from './commit.ts';
import { followEdits } from './follow-edits.ts';
import { readSchemaView, type SchemaView } from './schema-change/schema-view.ts';
import { blindFormulas } from './second/blind-formulas.ts';

/** Documents that are read before others are let through. */
const partSize = 200;
/** Times that everything is read again because somebody changed one of the formulas meanwhile. */
const mostTries = 4;

type Updates = AnnotationPatch['updated'];

/** What a change does to one formula: nothing where the list is empty; so many of what was chosen there are not in it. */
type Change = (document: AnnotationDocument) => { readonly updated: Updates; readonly missing: number };

/**
 * Gives many formulas other categories, or many symbols another class, by one operation: all of it or, when cancelled or
 * refused, nothing. Formulas are read in parts, between which others are answered.
 *
 * @throws AppError `invalid-input` for a kind that is retired; `not-found` for one that does not exist; `cancelled`
 */
export async function changeMany(
  project: Project,
  actor: Actor,
  change: ManyChange,
  handle: JobHandle,
): Promise<ManyChangeReport> {
  requireRole(actor, 'annotator');
  for (let tries = 1; ; tries++) {
    try {
      return await changeOnce(project, actor, change, handle);
    } catch (error) {
      if (!(error instanceof StaleRevisionError) || tries === mostTries) throw error;
    }
  }
}

async function changeOnce(
  project: Project,
  actor: Actor,
  change: ManyChange,
  handle: JobHandle,
): Promise<ManyChangeReport> {
  const chosen = chosenByFormula(change);
  const apply = changeOf(change, chosen, await readSchemaView(project.store));
  const hidden = new Set(await blindFormulas(project, actor));
  const formulas = [...chosen.keys()];
  const patches: AnnotationPatch[] = [];
  let symbols = 0;
  let already = 0;
  let notSeen = 0;
  for (let start = 0; start < formulas.length; start += partSize) {
    handle.progress('reading', start, formulas.length);
    handle.throwIfCancelled();
    const ids = formulas.slice(start, start + partSize);
    // oxlint-disable-next-line no-await-in-loop -- in parts, so that others are answered in between
    const documents = await project.store.getDocuments(ids.map((id) => ({ type: 'formula', id })));
    const before: AnnotationDocument[] = [];
    const wanted: AnnotationPatch[] = [];
    for (const document of documents) {
      const formula = formulaOf(document);
      const count = chosen.get(document.ref.id)?.length ?? 0;
      if (!formula || hidden.has(formula.id)) {
        notSeen += Math.max(1, count);
        continue;
      }
      const { updated, missing } = apply(document);
      notSeen += missing;
      already += Math.max(1, count) - missing - updated.length;
      if (updated.length === 0) continue;
      if (change.kind === 'symbol-class') symbols += updated.length;
      before.push(document);
      wanted.push({ document: document.ref, base: document.revision, added: [], updated: [...updated], removed: [] });
    }
    // oxlint-disable-next-line no-await-in-loop
    patches.push(...(await followEdits(project, actor, before, wanted)));
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setImmediate(resolve));
  }
  const counts = { formulas: patches.length, symbols, already, notSeen };
  if (patches.length === 0) return { operation: null, ...counts };
  handle.progress('writing', 0, null);
  // Whoever looks is told before the process is busy with writing.
  await new Promise((resolve) => setImmediate(resolve));
  handle.throwIfCancelled();
  const { operation } = await commitOperation(project, actor, 'edit', patches);
  return { operation: operation.id, ...counts };
}

/** The formulas that are concerned, with the symbols that were chosen in each. */
function chosenByFormula(change: ManyChange): ReadonlyMap<string, readonly string[]> {
  if (change.kind === 'categories') return new Map(change.formulas.map((id) => [id, []]));
  const chosen = new Map<FormulaId, Set<string>>();
  for (const { formula, symbol } of change.symbols) {
    const symbols = chosen.get(formula) ?? new Set();
    chosen.set(formula, symbols.add(symbol));
  }
  return new Map([...chosen].map(([formula, symbols]) => [formula, [...symbols]]));
}

function changeOf(change: ManyChange, chosen: ReadonlyMap<string, readonly string[]>, view: SchemaView): Change {
  if (change.kind === 'symbol-class') {
    const { symbolClass } = change;
    if (symbolClass !== null) requireInUse(view.classes.get(symbolClass), 'symbol class', symbolClass);
    return (document) => relabel(document, chosen.get(document.ref.id) ?? [], symbolClass);
  }
  for (const id of change.add) requireInUse(view.categories.get(id), 'category', id);
  for (const id of change.remove) requireThere(view.categories.get(id), 'category', id);
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

function requireThere(record: object | undefined, what: string, id: string): void {
  if (!record) throw new AppError('not-found', `There is no ${what} ${id} in this project.`, { id, what });
}

function requireInUse(record: { readonly retired: boolean } | undefined, what: string, id: string): void {
  requireThere(record, what, id);
  if (record?.retired) {
    throw new AppError('invalid-input', `The ${what} ${id} is retired: use it again first.`, { id, what });
  }
}
