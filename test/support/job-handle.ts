import type { JobHandle } from '#electron/core/jobs/job-runner.ts';

/**
 * The handle of a job that no runner runs.
 *
 * @param onProgress Hears of each step of the work, counted from 1, and may end the job by `abort`.
 */
export function jobHandle(
  onProgress: (step: number, phase: string, abort: AbortController) => void = () => undefined,
): JobHandle {
  const abort = new AbortController();
  let steps = 0;
  return {
    signal: abort.signal,
    progress: (phase) => onProgress((steps += 1), phase, abort),
    throwIfCancelled: () => abort.signal.throwIfAborted(),
    reportSoFar: () => undefined,
  };
}
