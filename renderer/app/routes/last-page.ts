import { PageId } from '#schemas/domain/id.ts';

const keyOf = (project: string) => `quotient-last-page-${project}`;

/** The page that was worked on last in a project on this machine. */
export function lastPage(project: string): PageId | null {
  const stored = PageId.safeParse(localStorage.getItem(keyOf(project)));
  return stored.success ? stored.data : null;
}

export function rememberLastPage(project: string, page: PageId): void {
  localStorage.setItem(keyOf(project), page);
}
