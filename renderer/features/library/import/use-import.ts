import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client } from '#renderer/transport/client.ts';
import { useJob } from '#renderer/transport/use-job.ts';
import type { ImportSource } from '#schemas/contract/imports.ts';
import type { Job } from '#schemas/contract/jobs.ts';
import type { JobId } from '#schemas/domain/id.ts';
import { type ImportChoices, optionsOf } from './import-choices.ts';

export interface ImportRun {
  readonly isStarting: boolean;
  readonly job: Job | null;
  readonly error: unknown;
  /** `onFailed` is called also where nobody looks at the import any more. */
  readonly start: (source: ImportSource, choices: ImportChoices, onFailed: () => void) => void;
  readonly reset: () => void;
}

/** One import from its start to its report. */
export function useImport(): ImportRun {
  const queryClient = useQueryClient();
  const [jobId, setJobId] = useState<JobId | null>(null);
  const starting = useMutation({
    mutationFn: ({ source, choices }: { source: ImportSource; choices: ImportChoices; onFailed: () => void }) =>
      client.imports.start({ source, options: optionsOf(choices) }),
    onError: (_, { onFailed }) => onFailed(),
    onSuccess: ({ job }) => {
      setJobId(job);
      void queryClient.invalidateQueries({ queryKey: api.jobs.list.key() });
    },
  });
  const job = useJob(jobId);
  return {
    isStarting: starting.isPending,
    job,
    error: starting.error,
    start: (source, choices, onFailed) => starting.mutate({ source, choices, onFailed }),
    reset: () => {
      setJobId(null);
      starting.reset();
    },
  };
}
