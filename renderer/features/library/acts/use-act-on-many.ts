import { useText } from '#renderer/i18n/use-text.ts';
import { client } from '#renderer/transport/client.ts';
import type { AwaitedJob } from '#renderer/transport/use-awaited-job.ts';
import { type ChosenFormulas, type ManyAct, ManyOutcome } from '#schemas/contract/library.ts';
import { useJobOnMany } from './use-job-on-many.ts';

export interface ActOnMany {
  readonly formulas: ChosenFormulas;
  readonly act: ManyAct;
  /** Why formulas are set aside. */
  readonly reason: string | null;
}

/** Submits, accepts or sets aside the chosen formulas; says what was left and why. */
export function useActOnMany(onDone: (isChanged: boolean) => void): AwaitedJob<ActOnMany> {
  const t = useText('library');
  return useJobOnMany<ActOnMany>(
    (act) => client.library.act(act),
    (report, { act }) => {
      const { operation, changed, left } = ManyOutcome.parse(report);
      const others = left.map(({ why, count, examples }) => t(`left-${why}`, { count, examples: examples.join(', ') }));
      const isAsWanted = left.every(({ why }) => why === 'already');
      const title =
        changed === 0 ? t(isAsWanted ? 'actedNone' : 'actedNothing') : t(`acted-${act}`, { count: changed });
      return { operation, title, message: others.join(' · ') };
    },
    onDone,
  );
}
