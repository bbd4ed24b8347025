/** Milliseconds after which a window that paints nothing, because it is hidden, is waited for no longer. */
const longestWaitMs = 50;

/** Resolves once what was just done has been painted: asking the core takes as long as drawing a frame, and comes second. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, longestWaitMs);
    requestAnimationFrame(() =>
      setTimeout(() => {
        clearTimeout(timer);
        resolve();
      }),
    );
  });
}
