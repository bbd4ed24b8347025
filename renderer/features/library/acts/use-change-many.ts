import { useText } from '#renderer/i18n/use-text.ts';
import { client } from '#renderer/transport/client.ts';
import type { AwaitedJob } from '#renderer/transport/use-awaited-job.ts';
import { type ManyChange, ManyChangeReport } from '#schemas/contract/library.ts';
import { useJobOnMany } from './use-job-on-many.ts';

/** Gives many items other categories, or another class. */
export function useChangeMany(onDone: () => void): AwaitedJob<ManyChange> {
  const t = useText('library');
  return useJobOnMany<ManyChange>(
    (change) => client.library.change(change),
    (report, { kind }) => {
      const { operation, formulas, symbols, already, notSeen } = ManyChangeReport.parse(report);
      const left = [
        ...(already > 0 ? [t('left-already', { count: already })] : []),
        ...(notSeen > 0 ? [t('left-not-seen', { count: notSeen })] : []),
      ];
      const done = kind === 'categories' ? t('assigned', { count: formulas }) : t('relabelled', { count: symbols });
      return { operation, title: operation === null ? t('assignedNone') : done, message: left.join(' · ') };
    },
    onDone,
  );
}
