import type {
  FormulaFilter,
  FormulaSummary,
  ListSort,
  PageFilter,
  PageSummary,
  SymbolSummary,
} from '#schemas/contract/library.ts';
import type { SymbolClassId } from '#schemas/domain/id.ts';
import type { Project } from '../project/project.ts';
import type { ListPart, NamedCount } from '../store/store.ts';

interface Query<Filter> {
  readonly filter: Filter;
  readonly after: string | null;
  readonly from: number;
  readonly limit: number;
}

export async function listFormulas(
  project: Project,
  { filter, sort, after, from, limit }: Query<FormulaFilter> & { readonly sort: ListSort },
): Promise<ListPart<FormulaSummary, number | null>> {
  return await project.store.listFormulas(filter, after, limit, { sort, from });
}

export async function listPages(
  project: Project,
  { filter, sort, after, from, limit }: Query<PageFilter> & { readonly sort: ListSort },
): Promise<ListPart<PageSummary, number | null>> {
  return await project.store.listPages(filter, after, limit, { sort, from });
}

export async function listSymbols(
  project: Project,
  query: Query<FormulaFilter> & { readonly symbolClass: SymbolClassId | null },
): Promise<ListPart<SymbolSummary, number | null>> {
  const { filter, symbolClass, after, from, limit } = query;
  return await project.store.listSymbols(filter, symbolClass, after, limit, { from });
}

export async function countFormulas(project: Project, filter: FormulaFilter): Promise<{ readonly total: number }> {
  return { total: await project.store.countFormulas(filter) };
}

/** Where pages came from: what filters by writer and by import offer. */
export async function listChoices(
  project: Project,
): Promise<{ readonly writers: readonly NamedCount[]; readonly batches: readonly NamedCount[] }> {
  return await project.store.pageOrigins();
}
