import { Group, Modal } from '@mantine/core';
import { ValidationReportView } from '#renderer/features/findings/validation-report-view.tsx';
import { DuplicateReportView } from '#renderer/features/library/duplicates/duplicate-report-view.tsx';
import { ImportReportView } from '#renderer/features/library/import/import-report-view.tsx';
import { TakeBackImport } from '#renderer/features/library/import/take-back-import.tsx';
import { BoxingReportView } from '#renderer/features/library/reports/boxing-report-view.tsx';
import { ChangeReportView } from '#renderer/features/library/reports/change-report-view.tsx';
import { SynthesisReportView } from '#renderer/features/library/reports/synthesis-report-view.tsx';
import { ExportReportView } from '#renderer/features/releases/export/export-report-view.tsx';
import { VerifyReportView } from '#renderer/features/releases/export/verify-report-view.tsx';
import { FrozenView } from '#renderer/features/releases/freeze/frozen-view.tsx';
import { ArchiveReportView } from '#renderer/features/settings/archive/archive-report-view.tsx';
import { DoctorReportView } from '#renderer/features/settings/health/doctor-report-view.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { ShowInLibraryContext, useShowInLibrary } from '#renderer/ui/library-link.ts';
import { OpenPageContext, useOpenPage } from '#renderer/ui/open-page.ts';
import type { Job } from '#schemas/contract/jobs.ts';

export interface JobReportDialogProps {
  readonly job: Job | null;
  readonly onClose: () => void;
  /** Hears that nothing of it is left, and that what opened it has the keyboard again, if it is still there. */
  readonly onClosed: () => void;
}

/** The report of a job that has ended. */
export function JobReportDialog({ job, onClose, onClosed }: JobReportDialogProps) {
  const t = useText('jobs');
  const show = useShowInLibrary();
  const open = useOpenPage();
  // What a figure or a line leads to stands behind the dialog.
  const closeAnd =
    <Place,>(lead: (place: Place) => void) =>
    (place: Place) => {
      onClose();
      lead(place);
    };
  return (
    <Modal
      opened={job !== null}
      onClose={onClose}
      onExitTransitionEnd={onClosed}
      size={860}
      title={job === null ? '' : t(job.kind)}
    >
      {job !== null && (
        <ShowInLibraryContext value={show && closeAnd(show)}>
          <OpenPageContext value={open && closeAnd(open)}>
            <JobReport job={job} />
          </OpenPageContext>
        </ShowInLibraryContext>
      )}
    </Modal>
  );
}

function JobReport({ job }: { readonly job: Job }) {
  switch (job.kind) {
    case 'import':
    case 'sample':
      return (
        <>
          <ImportReportView
            report={job.report}
            during={job.endedAt === null ? undefined : { from: job.startedAt, until: job.endedAt }}
          />
          <Group justify="flex-end" mt="lg">
            <TakeBackImport job={job} />
          </Group>
        </>
      );
    case 'freeze':
      return <FrozenView report={job.report} />;
    case 'export':
      return <ExportReportView report={job.report} job={job.id} />;
    case 'doctor':
      return <DoctorReportView report={job.report} />;
    case 'verify':
      return <VerifyReportView report={job.report} />;
    case 'boxing':
      return <BoxingReportView report={job.report} />;
    case 'synthesis':
      return <SynthesisReportView report={job.report} />;
    case 'archive':
      return <ArchiveReportView report={job.report} />;
    case 'duplicates':
      return <DuplicateReportView report={job.report} />;
    case 'change':
      return <ChangeReportView report={job.report} />;
    case 'validation':
      return <ValidationReportView report={job.report} />;
  }
}
