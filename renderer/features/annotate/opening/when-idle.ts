/** Milliseconds after which a busy window does it all the same. */
const longestWaitMs = 500;

/** Does something when the window has nothing else to do; soon, in browsers that do not say when that is (Safari). */
export function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: longestWaitMs });
  else setTimeout(work);
}
