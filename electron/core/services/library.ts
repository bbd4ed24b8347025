import type {
  ChoiceCounts,
  CountedBy,
  FormulaFilter,
  FormulaSummary,
  ListSort,
  PageFilter,
  PageSummary,
  SymbolChoice,
  SymbolSummary,
} from '#schemas/contract/library.ts';
import type { Project } from '../project/project.ts';
import type { ListPart, NamedCount, StoredFormulaFilter } from '../store/store.ts';
import type { Actor } from './actor.ts';
import { blindFormulas } from './second/blind-formulas.ts';

interface Query<Filter> {
  readonly filter: Filter;
  readonly after: string | null;
  readonly from: number;
  readonly limit: number;
}

/** Formulas as the actor may see them: those that they are to annotate a second time are left out. */
export async function listFormulas(
  project: Project,
  actor: Actor,
  { filter, sort, after, from, limit }: Query<FormulaFilter> & { readonly sort: ListSort },
): Promise<ListPart<FormulaSummary, number | null>> {
  return await project.store.listFormulas(await seenBy(project, actor, filter), after, limit, { sort, from });
}

export async function listPages(
  project: Project,
  { filter, sort, after, from, limit }: Query<PageFilter> & { readonly sort: ListSort },
): Promise<ListPart<PageSummary, number | null>> {
  return await project.store.listPages(filter, after, limit, { sort, from });
}

export async function listSymbols(
  project: Project,
  actor: Actor,
  { filter, of, after, from, limit }: Query<FormulaFilter> & { readonly of: SymbolChoice },
): Promise<ListPart<SymbolSummary, number | null>> {
  return await project.store.listSymbols(await seenBy(project, actor, filter), of, after, limit, { from });
}

export async function countSymbols(
  project: Project,
  actor: Actor,
  { filter, of }: { readonly filter: FormulaFilter; readonly of: SymbolChoice },
): Promise<{ readonly total: number }> {
  return { total: await project.store.countSymbols(await seenBy(project, actor, filter), of) };
}

export async function countFormulas(
  project: Project,
  actor: Actor,
  filter: FormulaFilter,
): Promise<{ readonly total: number }> {
  return { total: await project.store.countFormulas(await seenBy(project, actor, filter)) };
}

/** How many formulas each choice of a filter would find. */
export async function countChoices(
  project: Project,
  actor: Actor,
  { filter, of }: { readonly filter: FormulaFilter; readonly of: readonly CountedBy[] },
): Promise<{ readonly counts: ChoiceCounts | null }> {
  return { counts: await project.store.countChoices(await seenBy(project, actor, filter), of) };
}

/** The filter as it stands for an actor: what they are to annotate a second time is not theirs to see. */
export async function seenBy(project: Project, actor: Actor, filter: FormulaFilter): Promise<StoredFormulaFilter> {
  const except = await blindFormulas(project, actor);
  return except.length === 0 ? filter : { ...filter, except };
}

/** Where pages came from: what filters by writer and by import offer. */
export async function listChoices(
  project: Project,
): Promise<{ readonly writers: readonly NamedCount[]; readonly batches: readonly NamedCount[] }> {
  return await project.store.pageOrigins();
}
