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
import { commitInParts, documentsOfPart, inPartsOf } from './commit-in-parts.ts';
import { followEdits } from './follow-edits.ts';
import { readSchemaView, type SchemaView } from './schema-change/schema-view.ts';
import { blindFormulas } from './second/blind-formulas.ts';

type Updates = AnnotationPatch['updated'];

/** What a change does to one formula: nothing where the list is empty; so many of what was chosen there are not in it. */
type Change = (document: AnnotationDocument) => { readonly updated: Updates; readonly missing: number };

/**
 * Gives many formulas other categories, or many symbols another class, by one operation: all of it or, when cancelled or
 * refused, nothing. It is written in parts, between which others are answered.
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
  const chosen = chosenByFormula(change);
  const apply = changeOf(change, chosen, await readSchemaView(project.store));
  const hidden = new Set(await blindFormulas(project, actor));
  const parts = inPartsOf([...chosen.keys()], documentsOfPart).map((ids) => {
    let counts = nothingYet;
    return {
      counts: () => counts,
      size: ids.length,
      plan: async () => {
        const documents = await project.store.getDocuments(ids.map((id) => ({ type: 'formula', id })));
        const planned = planPart(documents, change, chosen, hidden, apply);
        counts = planned.counts;
        return await followEdits(project, actor, planned.before, planned.wanted);
      },
    };
  });
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

type Counts = Omit<ManyChangeReport, 'operation'>;

const nothingYet: Counts = { formulas: 0, symbols: 0, already: 0, notSeen: 0 };

/** What becomes of some formulas, and of how many of those that were chosen nothing. */
function planPart(
  documents: readonly AnnotationDocument[],
  change: ManyChange,
  chosen: ReadonlyMap<string, readonly string[]>,
  hidden: ReadonlySet<string>,
  apply: Change,
): { readonly counts: Counts; readonly before: AnnotationDocument[]; readonly wanted: AnnotationPatch[] } {
  const counts = { ...nothingYet };
  const before: AnnotationDocument[] = [];
  const wanted: AnnotationPatch[] = [];
  for (const document of documents) {
    const formula = formulaOf(document);
    const count = Math.max(1, chosen.get(document.ref.id)?.length ?? 0);
    if (!formula || hidden.has(formula.id)) {
      counts.notSeen += count;
      continue;
    }
    const { updated, missing } = apply(document);
    counts.notSeen += missing;
    counts.already += count - missing - updated.length;
    if (updated.length === 0) continue;
    if (change.kind === 'symbol-class') counts.symbols += updated.length;
    before.push(document);
    wanted.push({ document: document.ref, base: document.revision, added: [], updated: [...updated], removed: [] });
  }
  return { counts: { ...counts, formulas: wanted.length }, before, wanted };
}

function sumOf(parts: readonly Counts[]): Counts {
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
