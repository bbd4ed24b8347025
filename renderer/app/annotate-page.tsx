import { useEffect } from 'react';
import { useSession } from '#renderer/transport/session.tsx';
import { FormulaId, PageId } from '#schemas/domain/id.ts';
import { rememberLastPage } from './last-page.ts';
import { NotFound } from './not-found.tsx';

export interface AnnotatePageProps {
  /** As the address holds them: not checked yet. */
  readonly pageId: string;
  readonly formulaId: string | null;
}

/** The annotation screen of a page that an address names. */
export function AnnotatePage({ pageId, formulaId }: AnnotatePageProps) {
  const { project } = useSession();
  const page = PageId.safeParse(pageId);
  const formula = FormulaId.safeParse(formulaId);
  useEffect(() => {
    if (page.success) rememberLastPage(project.id, page.data);
  }, [project.id, page.success, page.data]);
  if (!page.success) return <NotFound />;
  return (
    <div>
      {page.data} {formula.success ? formula.data : ''}
    </div>
  );
}
