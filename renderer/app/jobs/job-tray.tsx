import { Popover, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { keepKeyboard } from '#renderer/ui/dialog/keep-keyboard.ts';
import type { Job } from '#schemas/contract/jobs.ts';
import { JobEntry } from './job-entry.tsx';
import { JobReportDialog } from './job-report-dialog.tsx';
import { JobRing } from './job-ring.tsx';
import classes from './job-tray.module.css';
import { useJobEndNotices } from './use-job-end-notices.ts';

/** Long work: what runs, how far it is, and the reports of what ended. */
export function JobTray() {
  const t = useText('jobs');
  const jobs = useQuery(api.jobs.list.queryOptions());
  const [isOpen, setOpen] = useState(false);
  const [reported, setReported] = useState<Job | null>(null);
  useJobEndNotices(setReported);
  const button = useRef<HTMLButtonElement>(null);
  const list = jobs.data ?? [];
  const running = list.filter(({ state }) => state === 'running');
  return (
    <>
      <Popover opened={isOpen} onChange={setOpen} position="right-end" width={380} shadow="md" trapFocus>
        <Popover.Target>
          <UnstyledButton
            ref={button}
            className={classes.button}
            aria-expanded={isOpen}
            aria-label={
              running.length > 0 ? `${t('title')}: ${t('runningCount', { count: running.length })}` : t('title')
            }
            onClick={() => setOpen(!isOpen)}
          >
            <JobRing jobs={running} />
            <span className={classes.label}>
              {running.length > 0 ? t('runningCount', { count: running.length }) : t('title')}
            </span>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown p={0}>
          <div className={classes.list}>
            {list.length === 0 && (
              <Text size="sm" c="dimmed" p="md">
                {t('empty')}
              </Text>
            )}
            {list.map((job) => (
              <JobEntry
                key={job.id}
                job={job}
                onReport={() => {
                  setReported(job);
                  setOpen(false);
                }}
              />
            ))}
          </div>
        </Popover.Dropdown>
      </Popover>
      {/* The list is closed when a report opens, and the button of the report with it. */}
      <JobReportDialog job={reported} onClose={() => setReported(null)} onClosed={() => keepKeyboard(button)} />
    </>
  );
}
