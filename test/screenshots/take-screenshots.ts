/**
 * `npm run screenshots`: takes the pictures of README and guides from the real app, with the sample project, and
 * writes them to `docs/screenshots/`. With a folder as argument they go there instead.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { freezeRelease } from '#electron/core/release/freezing/freeze.ts';
import { FormulaFilter } from '#schemas/contract/library.ts';
import { FreezeOptions } from '#schemas/contract/releases.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { importActor } from '#test/support/open-projects.ts';
import { openSampleProject, startWebApp, type WebApp, type WindowOptions } from '#test/support/web-app.ts';

const target = resolve(process.argv[2] ?? join(import.meta.dirname, '../../docs/screenshots'));

interface Screen {
  readonly name: string;
  /** Address below the app's; null: as the app opens. */
  readonly path: string | null;
  /** What has to be on the screen before it is taken. */
  readonly shows?: string;
}

/** The screens of the sample project. */
async function screensOf(from: WebApp): Promise<readonly Screen[]> {
  const filter = FormulaFilter.parse({ text: '\\sqrt' });
  const rich = await from.host.project?.store.listFormulas(filter, null, 50);
  const shown = rich?.items.toSorted((a, b) => b.symbolCount - a.symbolCount)[0];
  return [
    { name: 'library', path: '#/library', shows: 'main img, img' },
    { name: 'annotate', path: `#/annotate/${shown?.page ?? ''}`, shows: 'canvas' },
    { name: 'review', path: '#/review', shows: 'main h1, main h2' },
    { name: 'requirements', path: '#/requirements' },
    { name: 'quotas', path: '#/quotas' },
    { name: 'releases', path: '#/releases' },
    { name: 'people', path: '#/people' },
    { name: 'settings', path: '#/settings' },
  ];
}

const looks: readonly (WindowOptions & { readonly suffix: string })[] = [
  { suffix: '', language: 'en', scheme: 'light' },
  { suffix: '-dark', language: 'en', scheme: 'dark' },
  { suffix: '-ko', language: 'ko', scheme: 'light' },
];

await mkdir(target, { recursive: true });
const browser = await launchChromium();
const app = await startWebApp(browser);
try {
  for (const look of looks) await shoot(app, { name: 'start', path: null }, look);
  await openSampleProject(app);
  await freezeSample(app);
  for (const screen of await screensOf(app)) for (const look of looks) await shoot(app, screen, look);
} finally {
  await app.close();
  await browser.close();
}

/** A release, so that its screen has something to show. */
async function freezeSample({ host }: WebApp): Promise<void> {
  if (!host.project) throw new Error('No project is open.');
  await freezeRelease(host.project, importActor, FreezeOptions.parse({}));
}

async function shoot(from: WebApp, screen: Screen, look: (typeof looks)[number]): Promise<void> {
  const { page, context, problems } = await from.openWindow(look);
  if (screen.path !== null) await page.goto(`${from.web.address}${screen.path}`);
  if (screen.shows !== undefined) await page.locator(screen.shows).first().waitFor();
  await settle(page);
  await page.screenshot({ path: join(target, `${screen.name}${look.suffix}.png`) });
  if (problems.length > 0) process.stderr.write(`${screen.name}${look.suffix}: ${problems.join('; ')}\n`);
  process.stdout.write(`${screen.name}${look.suffix}.png\n`);
  await context.close();
}

/** Waits until nothing is loading any more: pictures, fonts, calls. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.evaluate(async () => {
    await document.fonts.ready;
    const pictures = [...document.images];
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)));
  });
  // Pictures of a list come when they are in sight, and some are made only then.
  await page.waitForFunction(() =>
    [...document.images].every(
      (picture) =>
        picture.getBoundingClientRect().top > window.innerHeight || (picture.complete && picture.naturalWidth > 0),
    ),
  );
  await page.waitForFunction(
    () => document.querySelectorAll('.mantine-Loader-root, .mantine-Skeleton-root[data-visible]').length === 0,
  );
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
