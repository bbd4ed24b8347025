import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { StandInApplication } from '#test/desktop/stand-in/application.ts';
import { writePhotoPages } from '../inputs/photo-pages.ts';
import type { Figure } from '../results/figure.ts';
import type { BenchDesktop } from './desktop-home.ts';

const pages = { count: 1000, width: 1600, height: 1200, symbolsPerPage: 20, hasTruth: false, seed: 2 };

/** The longest that something stood still, in milliseconds: as time passed, and of that time its own on a core. */
interface Block {
  readonly passed: number;
  readonly onCore: number;
}

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
  await watchMain(app);
  const endOfPage = await watchPage(page);
  say(`importing ${pages.count} pages`);
  const start = performance.now();
  await desktop.command(['import', project, source]);
  const seconds = (performance.now() - start) / 1000;
  const inMain = await app.evaluate((): Block => Reflect.get(globalThis, 'block'));
  const inPage = await endOfPage();
  await app.close();
  const details = `${pages.count} pages in ${seconds.toFixed(0)} s, the library before them`;
  return [...figuresOf('the main process', inMain, details), ...figuresOf('the window', inPage, details)];
}

/** Time on a core is what is left of a block where nothing else runs on the machine. */
function figuresOf(what: string, { passed, onCore }: Block, details: string): readonly Figure[] {
  const limits = { unit: 'ms', goal: null, must: 50, details } as const;
  return [
    { what: `longest block of ${what}`, measured: passed, ...limits },
    { what: `longest block of ${what}, CPU time`, measured: onCore, ...limits },
  ];
}

/** Looks in the main process every few milliseconds: what lies between two looks kept it from answering. */
async function watchMain(app: StandInApplication): Promise<void> {
  await app.evaluate(() => {
    const block = { passed: 0, onCore: 0 };
    let last = performance.now();
    let lastUse = process.threadCpuUsage();
    const look = () => {
      const { user, system } = process.threadCpuUsage(lastUse);
      block.passed = Math.max(block.passed, performance.now() - last);
      block.onCore = Math.max(block.onCore, (user + system) / 1000);
      last = performance.now();
      lastUse = process.threadCpuUsage();
      setTimeout(look, 4);
    };
    look();
    Object.assign(globalThis, { block });
  });
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds that passed, and those on a core. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Has Chromium trace the tasks of the page's main thread; the returned function ends that and gives the longest. */
async function watchPage(page: Page): Promise<() => Promise<Block>> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'] },
  });
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    return longestTaskIn(events);
  };
}

function longestTaskIn(events: readonly TraceEvent[]): Block {
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const pageThreads = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf),
  );
  const tasks = events.filter(
    (event) => event.ph === 'X' && event.name.endsWith('RunTask') && pageThreads.has(threadOf(event)),
  );
  if (tasks.length === 0) throw new Error('Chromium traced no task of the page.');
  const longest = (time: (task: TraceEvent) => number | undefined) =>
    tasks.reduce((most, task) => Math.max(most, (time(task) ?? 0) / 1000), 0);
  return { passed: longest(({ dur }) => dur), onCore: longest(({ tdur }) => tdur) };
}
