import type { Host } from '#electron/rpc/host/host.ts';

/**
 * Milliseconds that a command has a project for itself: most are over by then, and others who want it wait longer. To
 * load a server and open a socket takes as long as many a command.
 */
const aloneFor = 1000;

/** Serves the host's project to other commands of this user once this one takes its time. @returns what ends it */
export function shareSoon(host: Host): () => Promise<void> {
  let serving: Promise<() => Promise<void>> | null = null;
  const timer = setTimeout(() => {
    serving = import('#electron/rpc/socket/serve-socket.ts').then(({ serveSocket }) => serveSocket(host));
    // Whoever ends it is told; until then a failure must not count as one that nobody caught.
    serving.catch(() => undefined);
  }, aloneFor);
  return async () => {
    clearTimeout(timer);
    await (await serving)?.();
  };
}
