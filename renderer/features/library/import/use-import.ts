import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, client } from '#renderer/transport/client.ts';
import { namePlaces } from '#renderer/transport/desktop/name-files.ts';
import { type UploadProgress, uploadFiles } from '#renderer/transport/upload.ts';
import { useJob } from '#renderer/transport/use-job.ts';
import type { Job } from '#schemas/contract/jobs.ts';
import type { JobId } from '#schemas/domain/id.ts';
import { type ImportChoices, type ImportSource, optionsOf } from './import-choices.ts';

export interface ImportRun {
  /** How much has been sent while files are being sent. */
  readonly upload: UploadProgress | null;
  readonly isStarting: boolean;
  readonly job: Job | null;
  readonly error: unknown;
  readonly start: (source: ImportSource, choices: ImportChoices) => void;
  readonly cancelUpload: () => void;
  readonly reset: () => void;
}

/** One import from choice to report: sends files where they cannot be read where they lie, starts the job and follows it. */
export function useImport(): ImportRun {
  const queryClient = useQueryClient();
  const [upload, setUpload] = useState<UploadProgress | null>(null);
  const [jobId, setJobId] = useState<JobId | null>(null);
  const abort = useRef<AbortController | null>(null);
  const starting = useMutation({
    mutationFn: async ({ source, choices }: { source: ImportSource; choices: ImportChoices }) => {
      const options = optionsOf(choices);
      if (source.kind === 'folder') {
        return await client.imports.start({ source: { kind: 'folder', folder: source.folder.id }, options });
      }
      if (namePlaces !== null) {
        const places = await namePlaces(source.files.map(({ file }) => file));
        return await client.imports.start({ source: { kind: 'places', places }, options });
      }
      abort.current = new AbortController();
      const opened = await client.imports.openUpload();
      await uploadFiles(opened.upload, source.files, { signal: abort.current.signal, onProgress: setUpload });
      return await client.imports.start({ source: { kind: 'upload', upload: opened.upload }, options });
    },
    onSuccess: ({ job }) => {
      setJobId(job);
      void queryClient.invalidateQueries({ queryKey: api.jobs.list.key() });
    },
    onSettled: () => setUpload(null),
  });
  const job = useJob(jobId);
  return {
    upload,
    isStarting: starting.isPending,
    job,
    error: starting.error,
    start: (source, choices) => starting.mutate({ source, choices }),
    cancelUpload: () => abort.current?.abort(),
    reset: () => {
      setJobId(null);
      starting.reset();
    },
  };
}
