import {
  type ChosenFormulas,
  type ChosenPages,
  type ChosenSymbols,
  mostChosen,
  PageFilter,
  type SymbolChoice,
} from '#schemas/contract/library.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { FormulaId, PageId, SymbolId } from '#schemas/domain/id.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import type { Project } from '../../project/project.ts';
import type { StoredFormulaFilter } from '../../store/store.ts';
import { type Actor, hasRole } from '../actor.ts';
import { seenBy } from '../library.ts';

/** The formulas that a change concerns, with the symbols that are meant in each. */
export type ChosenItems = ReadonlyMap<FormulaId, readonly SymbolId[]>;

/** Items that a lead changes by one filter at most: their ids are held in memory, and one operation names them all. */
const mostMatching = 50_000;
/** Items that are read at once. */
const partSize = 500;

/** Hears how many items have been found; what it throws ends the reading. */
type Report = (found: number) => void;

/** @throws AppError `too-large` where a filter matches more than one act may change. */
export async function chosenFormulas(
  project: Project,
  actor: Actor,
  chosen: ChosenFormulas,
  report: Report,
): Promise<ChosenItems> {
  if (Array.isArray(chosen)) return new Map(chosen.map((id) => [id, []]));
  return await matchingFormulas(project, actor, await seenBy(project, actor, chosen.matching), report);
}

/** @throws AppError `too-large` where a filter matches more than one act may change. */
export async function chosenSymbols(
  project: Project,
  actor: Actor,
  chosen: ChosenSymbols,
  report: Report,
): Promise<ChosenItems> {
  if (Array.isArray(chosen)) return byFormula(chosen);
  const { matching, of } = chosen;
  return await matchingSymbols(project, actor, await seenBy(project, actor, matching), of, report);
}

/** @throws AppError `too-large` where a filter matches more than one act may change. */
export async function chosenPages(
  project: Project,
  actor: Actor,
  chosen: ChosenPages,
  report: Report,
): Promise<readonly PageId[]> {
  if (Array.isArray(chosen)) return [...new Set(chosen)];
  if ('of' in chosen) {
    return await pagesOf(project, await chosenFormulas(project, actor, chosen.of, report));
  }
  const filter = 'matching' in chosen ? chosen.matching : PageFilter.parse({ batches: [chosen.import.batch] });
  const found: PageId[] = [];
  let after: string | null = null;
  do {
    const part: Awaited<ReturnType<typeof project.store.listPages>> = await project.store.listPages(
      filter,
      after,
      partSize,
    );
    for (const { id } of part.items) found.push(id);
    after = part.next;
    await goOn(actor, found.length, report);
  } while (after !== null);
  return found;
}

async function pagesOf({ store }: Project, formulas: ChosenItems): Promise<readonly PageId[]> {
  const pages = new Set<PageId>();
  const ids = [...formulas.keys()];
  for (let place = 0; place < ids.length; place += partSize) {
    const refs = ids.slice(place, place + partSize).map((id) => ({ type: 'formula' as const, id }));
    // oxlint-disable-next-line no-await-in-loop -- documents of one part at a time in memory
    for (const document of await store.getDocuments(refs)) {
      const formula = formulaOf(document);
      if (formula) pages.add(formula.page);
    }
  }
  return [...pages];
}

async function matchingFormulas(
  { store }: Project,
  actor: Actor,
  filter: StoredFormulaFilter,
  report: Report,
): Promise<ChosenItems> {
  const found = new Map<FormulaId, readonly SymbolId[]>();
  let after: string | null = null;
  do {
    const part: Awaited<ReturnType<typeof store.listFormulas>> = await store.listFormulas(filter, after, partSize);
    for (const { id } of part.items) found.set(id, []);
    after = part.next;
    await goOn(actor, found.size, report);
  } while (after !== null);
  return found;
}

async function matchingSymbols(
  { store }: Project,
  actor: Actor,
  filter: StoredFormulaFilter,
  of: SymbolChoice,
  report: Report,
): Promise<ChosenItems> {
  const found: { formula: FormulaId; symbol: SymbolId }[] = [];
  let after: string | null = null;
  do {
    const part: Awaited<ReturnType<typeof store.listSymbols>> = await store.listSymbols(filter, of, after, partSize);
    for (const { id, formula } of part.items) found.push({ formula, symbol: id });
    after = part.next;
    await goOn(actor, found.length, report);
  } while (after !== null);
  return byFormula(found);
}

async function goOn(actor: Actor, found: number, report: Report): Promise<void> {
  refuseMore(actor, found);
  report(found);
  await new Promise((resolve) => setImmediate(resolve));
}

/** @throws AppError `too-large` for more items than the actor may change by one act */
export function refuseMore(actor: Actor, found: number): void {
  const most = hasRole(actor, 'lead') ? mostMatching : mostChosen;
  if (found <= most) return;
  throw new AppError(
    'too-large',
    `This matches more than ${most} items, which is more than one act changes. Narrow the filter, and do it in several steps.`,
    { reason: 'act-too-large', most },
  );
}

function byFormula(chosen: readonly { readonly formula: FormulaId; readonly symbol: SymbolId }[]): ChosenItems {
  const symbols = new Map<FormulaId, Set<SymbolId>>();
  for (const { formula, symbol } of chosen) {
    const own = symbols.get(formula) ?? new Set();
    symbols.set(formula, own.add(symbol));
  }
  return new Map([...symbols].map(([formula, own]) => [formula, [...own]]));
}
