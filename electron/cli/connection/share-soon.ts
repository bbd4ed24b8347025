import type { Host } from '#electron/rpc/host/host.ts';

/**
 * Milliseconds that a command has a project for itself: most are over by then, and others who want it wait longer. To
 * load a server and open a socket takes as long as many a command.
 */
const aloneFor = 2000;

export interface Sharing {
  /** Resolves once the project is served, or never will be: then nothing of it is under way. */
  settle(): Promise<void>;
  /** Ends the serving, if it has begun. */
  stop(): Promise<void>;
}

/** Serves the host's project to other commands of this user once this one takes its time. */
export function shareSoon(host: Host): Sharing {
  let serving: Promise<(() => Promise<void>) | null> = Promise.resolve(null);
  const serve = async () => {
    try {
      const { serveSocket } = await import('#electron/rpc/socket/serve-socket.ts');
      return await serveSocket(host);
    } catch (error) {
      // The command itself goes on; others wait until it is over.
      host.options.runtime.log('warning', 'The project could not be served to other commands', error);
      return null;
    }
  };
  const timer = setTimeout(() => {
    serving = serve();
  }, aloneFor);
  return {
    settle: async () => {
      clearTimeout(timer);
      await serving;
    },
    stop: async () => {
      clearTimeout(timer);
      await (await serving)?.();
    },
  };
}
