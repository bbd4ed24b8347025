import type { FormulaFilter, FormulaSummary, PageFilter, PageSummary } from '#schemas/contract/library.ts';
import type { Project } from '../project/project.ts';
import type { ListPart } from '../store/store.ts';

interface Query<Filter> {
  readonly filter: Filter;
  readonly after: string | null;
  readonly limit: number;
}

export async function listFormulas(project: Project, query: Query<FormulaFilter>): Promise<ListPart<FormulaSummary>> {
  return await project.store.listFormulas(query.filter, query.after, query.limit);
}

export async function listPages(project: Project, query: Query<PageFilter>): Promise<ListPart<PageSummary>> {
  return await project.store.listPages(query.filter, query.after, query.limit);
}
