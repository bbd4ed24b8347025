import { notifications } from '@mantine/notifications';
import { useRef } from 'react';
import { useErrorText } from '#renderer/i18n/use-error-text.ts';
import { useReleaseName } from '#renderer/i18n/use-numbered-names.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useLiveEvent } from '#renderer/transport/use-live-events.ts';
import { faultsOf } from '#renderer/ui/jobs/faults-of.ts';
import type { Job, JobKind } from '#schemas/contract/jobs.ts';
import type { JobId } from '#schemas/domain/id.ts';
import { Release } from '#schemas/domain/release.ts';

const finished = {
  import: 'finishedImport',
  freeze: 'finishedFreeze',
  export: 'finishedExport',
  sample: 'finishedSample',
  doctor: 'finishedDoctor',
  boxing: 'finishedBoxing',
  verify: 'finishedVerify',
  synthesis: 'finishedSynthesis',
  archive: 'finishedArchive',
  validation: 'finishedValidation',
  duplicates: 'finishedDuplicates',
} as const satisfies Record<Exclude<JobKind, 'change'>, string>;
const failed = {
  import: 'failedImport',
  freeze: 'failedFreeze',
  export: 'failedExport',
  sample: 'failedSample',
  doctor: 'failedDoctor',
  boxing: 'failedBoxing',
  verify: 'failedVerify',
  synthesis: 'failedSynthesis',
  archive: 'failedArchive',
  validation: 'failedValidation',
  duplicates: 'failedDuplicates',
} as const satisfies Record<Exclude<JobKind, 'change'>, string>;

/** Tells once when a job that was seen running has ended; `onReport` is called when its notice is clicked. */
export function useJobEndNotices(onReport: (job: Job) => void): void {
  const t = useText('jobs');
  const errorText = useErrorText();
  const releaseName = useReleaseName();
  const seenRunning = useRef(new Set<JobId>());
  useLiveEvent((event) => {
    if (event.type !== 'job') return;
    const { job } = event;
    if (job.state === 'running') {
      seenRunning.current.add(job.id);
      return;
    }
    if (!seenRunning.current.delete(job.id) || job.state === 'cancelled') return;
    // Whoever started it is told by the screen that started it, with the undo; to others it is an operation like any.
    if (job.kind === 'change') return;
    const isDone = job.state === 'done';
    const hasReport = job.report !== null && job.kind !== 'sample';
    const faults = faultsOf(job);
    const frozen = frozenBy(job);
    const told = [
      faults > 0 ? t('faults', { count: faults }) : frozen && releaseName(frozen.name),
      hasReport ? t('report') : null,
    ];
    const notice = {
      id: job.id,
      color: isDone && faults === 0 ? 'ink' : 'red',
      title: t(faults > 0 ? 'faultyExport' : isDone ? finished[job.kind] : failed[job.kind]),
      message: job.error === null ? told.filter((part) => part !== null).join(' · ') : errorText(job.error).sentence,
      // What is found to be broken stays until somebody has read it.
      autoClose: faults > 0 ? false : isDone ? 6000 : 12_000,
      style: hasReport ? { cursor: 'pointer' } : {},
      onClick: () => {
        notifications.hide(job.id);
        if (hasReport) onReport(job);
      },
    };
    // One notice for one job: where its start was told it is changed, and then nothing is shown beside it.
    notifications.update(notice);
    notifications.show(notice);
  });
}

function frozenBy({ kind, report }: Job): Release | null {
  return kind === 'freeze' ? (Release.safeParse(report).data ?? null) : null;
}
