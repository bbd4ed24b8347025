import { useEffect, useEffectEvent, useRef } from 'react';

/** Milliseconds until the first try; each further one waits twice as long, up to the longest wait. */
const firstWaitMs = 3000;
const longestWaitMs = 60_000;

/**
 * Tries again what has failed: after a while, and as soon as the network is back or somebody comes back to the window.
 * A full disk or a program that starts anew is a matter of moments, and nobody should have to ask for the window again.
 * `of` names what is tried: another one is not made to wait for how often this one has failed.
 */
export function useRetry(of: string, isFailed: boolean, retry: () => void): void {
  const tries = useRef({ of, count: 0 });
  const tryAgain = useEffectEvent(retry);
  useEffect(() => {
    if (!isFailed) return undefined;
    if (tries.current.of !== of) tries.current = { of, count: 0 };
    const abort = new AbortController();
    const again = () => {
      tries.current.count += 1;
      tryAgain();
    };
    const timer = setTimeout(again, Math.min(firstWaitMs * 2 ** tries.current.count, longestWaitMs));
    for (const type of ['online', 'focus']) window.addEventListener(type, again, { signal: abort.signal });
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [of, isFailed]);
}
