import { markProject } from '#electron/core/project/mark-project.ts';
import type { Host } from '#electron/rpc/host/host.ts';
import type { Job } from '#schemas/contract/jobs.ts';
import type { CoreToMain } from '../core-messages.ts';

/** Least time between two reports of progress, in milliseconds. */
const leastInterval = 200;

/** Tells the main process what the window shows outside of its page: the open project and how far a job is. */
export function reportToMain(host: Host, send: (message: CoreToMain) => void): void {
  let reportedAt = 0;
  host.events.listen((event) => {
    if (event.type === 'project') void reportProject(host, send);
    if (event.type !== 'job') return;
    const now = performance.now();
    if (event.job.state === 'running' && now - reportedAt < leastInterval) return;
    reportedAt = now;
    send({ type: 'progress', fraction: progressOf(event.job) });
  });
}

async function reportProject(host: Host, send: (message: CoreToMain) => void): Promise<void> {
  const project = await host.summary();
  if (project) await markProject(project.path, host.options.runtime);
  send({ type: 'project', project });
  if (!project) send({ type: 'progress', fraction: null });
}

function progressOf({ state, progress: { done, total } }: Job): number | 'unknown' | null {
  if (state !== 'running') return null;
  return total === null || total === 0 ? 'unknown' : Math.min(1, done / total);
}
