import { join } from 'node:path';
import { bytesIn, packApp } from '#test/desktop/packing/pack-app.ts';
import { builtMain } from '#test/desktop/support/desktop-build.ts';
import type { Bench, BenchOutcome, BenchPlace } from '../bench.ts';
import { BenchDesktop } from '../desktop/desktop-home.ts';
import { timeBlocks } from '../desktop/time-blocks.ts';
import { timeBothWays } from '../desktop/time-calls.ts';
import { timeStart } from '../desktop/time-start.ts';
import { writePhotoPages } from '../inputs/photo-pages.ts';
import { MeasuredCommands } from '../measuring/command-line.ts';
import type { Figure } from '../results/figure.ts';

const pages = { count: 60, width: 1600, height: 1200, symbolsPerPage: 20, hasTruth: false, seed: 1 };

export const desktopBench: Bench = {
  name: 'desktop',
  title: 'the desktop app: start, calls, an import while its window is open, size',
  about: `The built main process, preload and core on the stand-in for Electron, with Chromium as the window; the core uses the imaging that it uses in Electron on Linux. Start: from the start of the process until the library of a project of ${pages.count} pages is painted. Calls: the same ones from a page of the window through bridge, main process and core, and from a page of the web host over HTTP. Blocks: while 1,000 photos of 1600×1200 are imported. Size: the packed app without Electron.`,
  run: measureDesktop,
};

async function measureDesktop(place: BenchPlace): Promise<BenchOutcome> {
  const { folder } = place;
  const say = (text: string) => place.say(text);
  const desktop = new BenchDesktop(folder, await builtMain());
  await desktop.prepare();
  const commands = new MeasuredCommands(desktop.home);
  const project = await commands.makeProject(join(folder, 'project'));
  await writePhotoPages(join(folder, 'first'), pages);
  await commands.run(['import', project, join(folder, 'first'), '--json']);
  const start = await timeStart(desktop, project, say);
  const calls = await timeBothWays(desktop, project, say);
  const blocks = await timeBlocks(desktop, folder, project, say);
  return { figures: [start, ...calls, ...blocks, await weighPackage(folder, say)], remarks: [] };
}

async function weighPackage(folder: string, say: (text: string) => void): Promise<Figure> {
  say('packing');
  const { resources } = await packApp(folder, 'linux');
  const archive = await bytesIn(join(resources, 'app.asar.unpacked'));
  const all = await bytesIn(resources);
  const megabytes = (bytes: number) => bytes / 2 ** 20;
  return {
    what: 'the packed app without Electron',
    measured: megabytes(all),
    unit: 'MB',
    goal: null,
    must: 80,
    details: `for Linux; ${megabytes(archive).toFixed(0)} MB of it beside the archive`,
  };
}
