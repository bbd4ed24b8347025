import { useNavigate, useRouterState } from '@tanstack/react-router';
import { UnsentElsewhere } from '#renderer/features/annotate/saving/unsent-elsewhere.tsx';

const places = { truth: '/annotate/$pageId', second: '/second/$pageId' } as const;

/** Leads to pages with edits that are not stored, from wherever somebody is. */
export function UnsentNotices() {
  const navigate = useNavigate();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return (['truth', 'second'] as const).map((kind) => (
    <UnsentElsewhere
      key={kind}
      kind={kind}
      current={/^\/(?:annotate|second)\/(\w+)/.exec(path)?.[1] ?? null}
      onOpen={(page) => void navigate({ to: places[kind], params: { pageId: page } })}
    />
  ));
}
