import { join } from 'node:path';
import { writePhotoPages } from '../inputs/photo-pages.ts';
import type { Figure } from '../results/figure.ts';
import type { BenchDesktop } from './desktop-home.ts';

const pages = { count: 1000, width: 1600, height: 1200, symbolsPerPage: 20, hasTruth: false, seed: 2 };

/** Imports pages while the window shows the library, and measures how long main process and page stand still. */
export async function timeBlocks(
  desktop: BenchDesktop,
  folder: string,
  project: string,
  say: (text: string) => void,
): Promise<readonly Figure[]> {
  const source = join(folder, 'photos');
  say(`making ${pages.count} photos`);
  await writePhotoPages(source, pages);
  const { app, page } = await desktop.start(project);
  await page.getByRole('option').first().waitFor();
  await app.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const histogram = monitorEventLoopDelay({ resolution: 1 });
    histogram.enable();
    Object.assign(globalThis, { histogram });
  });
  await page.evaluate(() => {
    // A task every few milliseconds: what lies between two of them is what kept the page from answering.
    const seen = { longest: 0, last: performance.now(), ticks: 0 };
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      const now = performance.now();
      seen.longest = Math.max(seen.longest, now - seen.last);
      seen.last = now;
      seen.ticks += 1;
      setTimeout(() => port2.postMessage(null), 4);
    });
    port1.start();
    port2.postMessage(null);
    Object.assign(window, { seen });
  });
  say(`importing ${pages.count} pages`);
  const start = performance.now();
  await desktop.command(['import', project, source]);
  const seconds = (performance.now() - start) / 1000;
  const inPage = await page.evaluate((): { longest: number; ticks: number } => Reflect.get(window, 'seen'));
  const inMain = await app.evaluate((): { longest: number; usual: number } => {
    const histogram = Reflect.get(globalThis, 'histogram');
    return { longest: histogram.max / 1e6, usual: histogram.percentile(99) / 1e6 };
  });
  await app.close();
  const shared = `${pages.count} pages in ${seconds.toFixed(0)} s`;
  return [
    {
      what: 'longest block of the main process',
      measured: inMain.longest,
      unit: 'ms',
      goal: null,
      must: 50,
      details: `${shared}; 99 of 100 within ${inMain.usual.toFixed(1)} ms`,
    },
    {
      what: 'longest block of the window',
      measured: inPage.longest,
      unit: 'ms',
      goal: null,
      must: 50,
      details: `${shared}, the library before it; ${inPage.ticks} looks`,
    },
  ];
}
