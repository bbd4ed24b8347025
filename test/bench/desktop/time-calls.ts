import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { systemRuntime } from '#electron/core/project/runtime.ts';
import { Host } from '#electron/rpc/host/host.ts';
import { ownRenderer } from '#electron/start/build/renderer-build.ts';
import { startWebHost } from '#electron/web/web-host.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { medianOf } from '../measuring/median.ts';
import type { Figure } from '../results/figure.ts';
import type { BenchDesktop } from './desktop-home.ts';

const rounds = 5;
const calls = { small: 200, large: 40 } as const;
type Kind = keyof typeof calls;
type Times = Readonly<Record<Kind, readonly number[]>>;

/** The same calls from a page of the desktop window and from one of the web host, in turn, on the same project. */
export async function timeBothWays(
  desktop: BenchDesktop,
  project: string,
  say: (text: string) => void,
): Promise<readonly Figure[]> {
  const probe = await bundleProbe();
  const bridge: Times[] = [];
  const http: Times[] = [];
  for (let round = 0; round < rounds; round++) {
    say(`calls, round ${round + 1} of ${rounds}`);
    bridge.push(await overBridge(desktop, project, probe));
    http.push(await overHttp(desktop, project, probe));
  }
  return (['small', 'large'] as const).map((kind) => {
    const medians = (runs: readonly Times[]) => runs.map((run) => medianOf(run[kind]));
    const ratios = medians(bridge).map((time, round) => time / (medians(http)[round] ?? time));
    const [overIt, reference] = [medianOf(medians(bridge)), medianOf(medians(http))];
    return {
      what: kind === 'small' ? 'a small call, bridge / HTTP' : 'a page of the library, bridge / HTTP',
      measured: medianOf(ratios),
      unit: '×',
      goal: null,
      must: 1.5,
      details: `bridge ${overIt.toFixed(2)} ms, HTTP ${reference.toFixed(2)} ms, ${calls[kind]} calls in each of ${rounds} rounds`,
    };
  });
}

async function overBridge(desktop: BenchDesktop, project: string, probe: string): Promise<Times> {
  const { app, page } = await desktop.start(project);
  try {
    return await measure(page, probe);
  } finally {
    await app.close();
  }
}

async function overHttp(desktop: BenchDesktop, project: string, probe: string): Promise<Times> {
  const host = new Host({ kind: 'web', version: '0.0.0', runtime: systemRuntime(), configFolder: desktop.home });
  await host.open(project);
  const web = await startWebHost({ host, port: 0, reach: 'loopback', rendererFolder: ownRenderer.folder });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(web.newOwnerLink());
    return await measure(page, probe);
  } finally {
    await browser.close();
    await web.close();
    await host.close();
  }
}

async function measure(page: Page, probe: string): Promise<Times> {
  await page.getByRole('option').first().waitFor();
  await page.evaluate(probe);
  const run = (kind: Kind, count: number) =>
    page.evaluate(([asked, many]): Promise<number[]> => Reflect.get(globalThis, 'timeCalls')(asked, many), [
      kind,
      count,
    ] as const);
  await run('small', 50);
  return { small: await run('small', calls.small), large: await run('large', calls.large) };
}

/** The probe as one script, for a page that may load none but its own. */
async function bundleProbe(): Promise<string> {
  const entry = join(import.meta.dirname, '../probes/time-calls.ts');
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'probe' } },
  });
  const [output] = [built].flat();
  const [chunk] = output && 'output' in output ? output.output : [];
  if (chunk?.type !== 'chunk') throw new Error('The probe was not built.');
  return chunk.code;
}
