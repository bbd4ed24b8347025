import { createRouterClient } from '@orpc/server';
import { systemRuntime } from '#electron/core/project/runtime.ts';
import { configFolder } from '#electron/rpc/host/config-folder.ts';
import { Host } from '#electron/rpc/host/host.ts';
import { router } from '#electron/rpc/router.ts';
import { readVersion } from '#electron/rpc/version.ts';
import { importActorId } from '#schemas/domain/person.ts';
import { ProgressLine } from '../output/progress-line.ts';
import type { Connection } from './client.ts';
import { growSlowlySoon, saveMemory } from './save-memory.ts';
import { shareSoon } from './share-soon.ts';

/** How a command opens a project in its own process. */
export interface OpenHereOptions {
  /** Whether others may work on the project through this process; for commands that take long. */
  readonly isShared: boolean;
}

/** A host without a project, in this process. */
export function newHost(): Host {
  return new Host({
    kind: 'cli',
    version: readVersion(),
    runtime: { ...systemRuntime(), saveMemory },
    configFolder: configFolder(),
  });
}

/** The way to the project that a host of this process opens. */
export async function connectHost(host: Host, { isShared }: OpenHereOptions): Promise<Connection> {
  if (isShared) growSlowlySoon();
  const sharing = isShared ? shareSoon(host) : null;
  return {
    as: (person) =>
      createRouterClient(router, {
        context: {
          host,
          session: { kind: 'machine', via: 'in-process', person: person ?? importActorId, lockId: null },
        },
      }),
    close: async () => {
      const jobs = host.project?.jobs;
      if (jobs) {
        const running = jobs.list().filter((job) => job.state === 'running');
        await Promise.all(running.map((job) => jobs.whenEnded(job.id)));
      }
      // First: a lock that is being written when its project closes would stay behind.
      await sharing?.settle();
      await host.close();
      await sharing?.stop();
    },
  };
}

/** Opens a project in this process. */
export async function openHere(path: string, options: OpenHereOptions): Promise<Connection> {
  const host = newHost();
  const connection = await connectHost(host, options);
  const line = new ProgressLine();
  const stopListening = host.events.listen((event) => {
    if (event.type !== 'opening') return;
    if (event.progress) line.show({ progress: event.progress });
    else line.clear();
  });
  try {
    await host.open(path);
  } catch (error) {
    await connection.close();
    throw error;
  } finally {
    stopListening();
  }
  return connection;
}
