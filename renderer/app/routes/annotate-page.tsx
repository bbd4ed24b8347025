import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useMemo } from 'react';
import { useSession } from '#renderer/transport/session.tsx';
import { FormulaId, PageId, SymbolId } from '#schemas/domain/id.ts';
import frame from './blind-notice.module.css';
import { BlindNotice } from './blind-notice.tsx';
import { rememberLastPage } from './last-page.ts';
import { NotFound } from './not-found.tsx';

/** Loaded when it is first shown: canvas and formula setting are half of the program. */
const AnnotateScreen = lazy(async () => {
  const { AnnotateScreen: screen } = await import('#renderer/features/annotate/annotate-screen.tsx');
  return { default: screen };
});

export interface AnnotatePageProps {
  /** As the address holds them: not checked yet. */
  readonly pageId: string;
  readonly formulaId: string | null;
  /** With commas between them. */
  readonly symbolIds: string | null;
  readonly kind: 'truth' | 'second';
}

/** The annotation screen of a page that an address names. */
export function AnnotatePage({ pageId, formulaId, symbolIds, kind }: AnnotatePageProps) {
  const { project } = useSession();
  const navigate = useNavigate();
  const page = PageId.safeParse(pageId);
  const formula = FormulaId.safeParse(formulaId);
  const symbols = useMemo(
    () => (symbolIds ?? '').split(',').flatMap((id) => SymbolId.safeParse(id).data ?? []),
    [symbolIds],
  );
  useEffect(() => {
    if (page.success && kind === 'truth') rememberLastPage(project.id, page.data);
  }, [project.id, kind, page.success, page.data]);
  const openPage = useCallback(
    (next: PageId) =>
      void navigate({ to: kind === 'truth' ? '/annotate/$pageId' : '/second/$pageId', params: { pageId: next } }),
    [navigate, kind],
  );
  if (!page.success) return <NotFound />;
  return (
    <div className={frame.frame}>
      {kind === 'truth' && <BlindNotice page={page.data} />}
      <div className={frame.screen}>
        <Suspense fallback={null}>
          <AnnotateScreen
            page={page.data}
            formula={formula.success ? formula.data : null}
            symbols={symbols}
            kind={kind}
            onOpenPage={openPage}
          />
        </Suspense>
      </div>
    </div>
  );
}
