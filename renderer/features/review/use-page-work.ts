import { useQuery } from '@tanstack/react-query';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useLiveEvent } from '#renderer/transport/use-live-events.ts';
import type { PageWork } from '#schemas/contract/annotation.ts';
import type { PageId } from '#schemas/domain/id.ts';

/** A page with its formulas as they are now: read again whenever somebody changes one of them. */
export function usePageWork(page: PageId) {
  const query = useQuery(api.annotation.page.queryOptions({ input: { page }, staleTime: 0 }));
  const { data: work, error, refetch } = query;
  useLiveEvent((event) => {
    if (event.type !== 'operation') return;
    const isAbout = event.documents.some(
      ({ ref }) => work === undefined || isOn(work, ref.id) || ref.type === 'formula',
    );
    if (event.many || isAbout) void refetch();
  });
  return { work, error: error === null ? null : shownErrorOf(error), retry: () => void refetch() };
}

function isOn({ page, formulas }: PageWork, id: string): boolean {
  return page.ref.id === id || formulas.some(({ ref }) => ref.id === id);
}
