import type { Page } from 'playwright-core';

/** How many pixels of the canvas differ to the eye, and where. */
export interface PaintDifference {
  readonly count: number;
  /** Left to right, top to bottom, in device pixels of the canvas; empty for none. */
  readonly where: string;
}

/**
 * Compares what is painted on the annotation canvas with what it kept at its last call that `keeps`; both once nothing is
 * painted anew any more: on a busy machine what a key asked for comes some frames later, and a picture is drawn again in
 * its best quality once nothing has moved for a moment.
 */
export async function paintComparer(page: Page): Promise<(keeps: boolean) => Promise<PaintDifference>> {
  const canvas = await page.waitForSelector('#annotate-canvas canvas');
  return async (keeps) =>
    await canvas.evaluate(async (element: HTMLCanvasElement & { kept?: Uint8ClampedArray }, isKept) => {
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      const paint = () => element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data;
      const isSame = (a?: Uint8ClampedArray, b?: Uint8ClampedArray) =>
        a?.length === b?.length && a?.every((value, place) => value === b?.[place]) !== false;
      let pixels = paint();
      for (let quiet = 0; quiet < 20; ) {
        await frame();
        await frame();
        const now = paint();
        quiet = isSame(pixels, now) ? quiet + 1 : 0;
        pixels = now;
      }
      const { kept = pixels } = element;
      if (isKept && pixels) element.kept = pixels;
      let [count, left, top, right, bottom] = [0, element.width, element.height, 0, 0];
      for (let place = 0; place < (pixels?.length ?? 0); place += 1) {
        // Smoothing a part of a picture rounds otherwise than smoothing all of it.
        if (Math.abs((pixels?.[place] ?? 0) - (kept?.[place] ?? 0)) <= 6) continue;
        const [x, y] = [Math.floor(place / 4) % element.width, Math.floor(place / 4 / element.width)];
        count += 1;
        [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
      }
      return { count, where: count === 0 ? '' : `${left}–${right}, ${top}–${bottom}` };
    }, keeps);
}
