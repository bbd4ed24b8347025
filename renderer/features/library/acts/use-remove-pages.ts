import { useText } from '#renderer/i18n/use-text.ts';
import { client } from '#renderer/transport/client.ts';
import type { AwaitedJob } from '#renderer/transport/use-awaited-job.ts';
import { type PageRemoval, PageRemovalReport } from '#schemas/contract/library.ts';
import { useJobOnMany } from './use-job-on-many.ts';

/** Removes pages with all that belongs to them; says which stayed and why. */
export function useRemovePages(onDone: () => void): AwaitedJob<PageRemoval> {
  const t = useText('library');
  return useJobOnMany<PageRemoval>(
    (removal) => client.library.removePages(removal),
    (report) => {
      const { operation, removed } = PageRemovalReport.parse(report);
      const stayed = removed.left.map(({ why, count, examples }) =>
        t(`stays-${why}`, { count, examples: examples.join(', ') }),
      );
      const title = removed.pages === 0 ? t('removedNone') : t('removedPages', { count: removed.pages });
      return { operation, title, message: stayed.join(' · ') };
    },
    onDone,
  );
}
