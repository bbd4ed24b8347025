import type { Page } from 'playwright-core';

/** What a window notes for the bench; put there by `watchWindow`. */
declare global {
  interface Window {
    quotientBench: {
      frames: number;
      isCounting: boolean;
      /** Counts frames while that is so. */
      count: () => void;
      /** Milliseconds from the last watched event to the frame that showed it. */
      painted: number | null;
      /**
       * Milliseconds of script for the last watched event: what it called, what that left to be done at once, and the
       * drawing of the next frame. Not counted is what the browser waits for between those.
       */
      script: number | null;
    };
  }
}

/** Notes frames and what events cost, in a window and in every document that it opens. */
export async function watchWindow(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const bench: Window['quotientBench'] = {
      frames: 0,
      isCounting: false,
      count: () => {},
      painted: null,
      script: null,
    };
    window.quotientBench = bench;
    // Only while somebody asks: a frame that the bench alone wants would count as the window's work.
    bench.count = () => {
      if (!bench.isCounting) return;
      bench.frames += 1;
      requestAnimationFrame(bench.count);
    };
    let latest = 0;
    for (const type of ['pointerdown', 'pointerup', 'keydown', 'wheel'] as const) {
      window.addEventListener(
        type,
        (event) => {
          latest += 1;
          const own = latest;
          const start = performance.now();
          bench.painted = null;
          bench.script = null;
          let frame = 0;
          requestAnimationFrame(() => {
            frame = performance.now();
          });
          // Called by the last listener, or by the one that stops the event for good; what is queued then runs before it.
          const handled = () =>
            queueMicrotask(() => {
              const handling = performance.now() - start;
              requestAnimationFrame(() => {
                if (own === latest) bench.script = handling + performance.now() - frame;
              });
            });
          const stop = event.stopImmediatePropagation.bind(event);
          event.stopImmediatePropagation = () => {
            window.removeEventListener(type, handled);
            handled();
            stop();
          };
          window.addEventListener(type, handled, { once: true, passive: true });
          // The frame after the next begins when the next one has been painted.
          requestAnimationFrame(() =>
            requestAnimationFrame(() => {
              if (own !== latest) return;
              bench.painted = performance.now() - start;
              // A listener further in kept the event to itself.
              bench.script ??= bench.painted;
            }),
          );
        },
        { capture: true, passive: true },
      );
    }
  });
}

/** Milliseconds that the last watched event took: to the frame after its own, and of script. */
export async function lastEvent(page: Page): Promise<{ readonly painted: number; readonly script: number }> {
  await page.waitForFunction(() => window.quotientBench.painted !== null && window.quotientBench.script !== null);
  return await page.evaluate(() => ({
    painted: window.quotientBench.painted ?? Number.NaN,
    script: window.quotientBench.script ?? Number.NaN,
  }));
}

/** Frames a second while something goes on. */
export async function framesDuring(page: Page, goOn: () => Promise<void>): Promise<number> {
  const begun = await page.evaluate(() => {
    window.quotientBench.frames = 0;
    window.quotientBench.isCounting = true;
    requestAnimationFrame(window.quotientBench.count);
    return performance.now();
  });
  await goOn();
  return await page.evaluate((start) => {
    window.quotientBench.isCounting = false;
    return (1000 * window.quotientBench.frames) / (performance.now() - start);
  }, begun);
}

/** Megabytes of the script heap, after its rubbish was thrown away. */
export async function heapMegabytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 2 ** 20;
}
