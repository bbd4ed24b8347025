import { setImmediate } from 'node:timers/promises';
import type { FigureItems } from '#schemas/contract/figure-items.ts';
import type { LogFigure } from '#schemas/contract/history.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import { FormulaId, type OperationId, type PageId } from '#schemas/domain/id.ts';
import type { Operation } from '#schemas/domain/operation.ts';
import type { Page } from '#schemas/domain/page.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { workOf } from '#shared/quota/throughput.ts';
import type { Project } from '../project/project.ts';
import type { Actor } from '../services/actor.ts';
import { versionsOf } from '../services/history.ts';
import { blindFormulas } from '../services/second/blind-formulas.ts';
import type { LoggedQuery, Store } from '../store/store.ts';
import { FigureList } from './figure-list.ts';

/** Acts after which others are answered. */
const atOnce = 50;

/** Lists as they are after the newest operation of a project: kept while they are read part by part. */
interface KeptLists {
  readonly operation: OperationId | null;
  readonly lists: Map<string, Promise<FigureList>>;
}
const kept = new WeakMap<Store, KeptLists>();
const keptLists = 4;

/**
 * What a figure counts that was added up from the operation log, formula by formula, by the rule that counted it.
 * Formulas that are gone from the project, or hidden from the actor, are not named.
 */
export async function loggedItems(
  project: Project,
  actor: Actor,
  { figure, after, limit }: { readonly figure: LogFigure; readonly after: string | null; readonly limit: number },
): Promise<FigureItems> {
  const { items, total } = await listOnce(project, figure, await blindFormulas(project, actor));
  const from = after === null ? 0 : Number.parseInt(after, 10) || 0;
  const end = from + limit;
  return { items: items.slice(from, end), next: end < items.length ? String(end) : null, total };
}

async function listOnce(project: Project, figure: LogFigure, hidden: readonly FormulaId[]): Promise<FigureList> {
  const newest = await project.store.newestOperation();
  const operation = newest?.id ?? null;
  let known = kept.get(project.store);
  if (known?.operation !== operation || !known) {
    known = { operation, lists: new Map() };
    kept.set(project.store, known);
  }
  const { lists } = known;
  const key = JSON.stringify([figure, hidden]);
  const list = lists.get(key) ?? listLogged(project, figure, hidden);
  lists.set(key, list);
  for (const old of [...lists.keys()].slice(0, Math.max(0, lists.size - keptLists))) lists.delete(old);
  list.catch(() => lists.delete(key));
  return await list;
}

async function listLogged(project: Project, figure: LogFigure, hidden: readonly FormulaId[]): Promise<FigureList> {
  const counted = figure.of === 'drawn' ? await countDrawn(project, figure) : await countImported(project, figure);
  for (const formula of hidden) counted.delete(formula);
  return await placesOf(project, counted);
}

type Counted = Map<FormulaId, number>;

/** Symbols that a person drew, or that the program drew at their word, less those taken away again. */
async function countDrawn(
  project: Project,
  { person, by, from, to }: Extract<LogFigure, { of: 'drawn' }>,
): Promise<Counted> {
  const query: LoggedQuery = { actor: person, kinds: ['edit', 'undo'], from, until: to === null ? null : `${to}T24` };
  const formulas = new Set<FormulaId>();
  for await (const { patches } of logged(project, query)) {
    for (const { document } of patches) if (document.type === 'formula') formulas.add(FormulaId.parse(document.id));
  }
  const counted: Counted = new Map();
  let read = 0;
  for (const formula of formulas) {
    let sum = 0;
    for await (const { change, before, after } of versionsOf(project, { type: 'formula', id: formula })) {
      const { kind, actor, at, patch } = change;
      const day = at.slice(0, 10);
      if (actor !== person || (from !== null && day < from) || (to !== null && day > to)) continue;
      const work = workOf({ kind, patches: [patch] }, null, { before: [before], after: [after] });
      sum += by === 'person' ? work.symbolsDrawn : work.symbolsByMachine;
    }
    if (sum !== 0) counted.set(formula, sum);
    read += 1;
    if (read % atOnce === 0) await setImmediate();
  }
  return counted;
}

/** What the formulas of an import came with, also when their layers were filled by a later source of it. */
async function countImported(
  project: Project,
  { batch, during, counted: what }: Extract<LogFigure, { of: 'imported' }>,
): Promise<Counted> {
  const counted: Counted = new Map();
  const query: LoggedQuery = { actor: null, kinds: ['import'], from: during.from, until: during.until };
  for await (const { patches } of logged(project, query)) {
    const pages = new Map<PageId, Page>(
      patches.flatMap(({ added }) => added.flatMap((record) => (record.kind === 'page' ? [[record.id, record]] : []))),
    );
    for (const { document, added, updated } of patches) {
      const formula = added.find((record) => record.id === document.id);
      const relations = added.filter(({ kind }) => kind === 'relation').length;
      if (formula?.kind === 'formula') {
        const page = pages.get(formula.page);
        // Another import may have run at the same time.
        if (page && page.batch !== batch) continue;
        const count = what === 'formulas' ? 1 : relations;
        if (count > 0) counted.set(formula.id, count);
      } else if (what === 'relations' && relations > 0) {
        const filled = updated.find(({ after }) => after.id === document.id)?.after;
        if (filled?.kind !== 'formula') continue;
        // Layers of pages of its own that were filled later are counted, those of other imports are not.
        const page = pageOf(await project.store.getDocument({ type: 'page', id: filled.page }));
        if (page?.batch === batch) counted.set(filled.id, (counted.get(filled.id) ?? 0) + relations);
      }
    }
  }
  return counted;
}

async function* logged(project: Project, query: LoggedQuery): AsyncGenerator<Operation> {
  let read = 0;
  for (const id of await project.store.loggedOperations(query)) {
    const operation = await project.store.getOperation(id);
    if (operation) yield operation;
    read += 1;
    if (read % atOnce === 0) await setImmediate();
  }
}

async function placesOf({ store }: Project, counted: Counted): Promise<FigureList> {
  const list = new FigureList();
  const entries = [...counted];
  for (let from = 0; from < entries.length; from += atOnce) {
    const part = entries.slice(from, from + atOnce);
    const documents = await store.getDocuments(part.map(([id]) => ({ type: 'formula', id })));
    const formulas = new Map<string, Formula>();
    for (const document of documents) {
      const formula = formulaOf(document);
      if (formula) formulas.set(formula.id, formula);
    }
    const ids = [...new Set([...formulas.values()].map(({ page }) => page))];
    const pages = await store.getDocuments(ids.map((id) => ({ type: 'page', id })));
    const pageWith = new Map(pages.flatMap((document) => pageOf(document) ?? []).map((page) => [page.id, page]));
    for (const [id, count] of part) {
      const formula = formulas.get(id);
      const page = formula && pageWith.get(formula.page);
      if (page) list.addLive(page, formula, count);
    }
    await setImmediate();
  }
  return list;
}
