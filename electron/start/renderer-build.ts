import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '#schemas/domain/app-error.ts';
import { newestTime, timeOf } from './source-times.ts';

const packageFolder = fileURLToPath(new URL('../../', import.meta.url));

/** The built renderer. */
export interface Renderer {
  readonly folder: string;
  /** Sees to it that it is there and current; `tell` shows the person who waits what is going on. */
  readonly prepare: (tell: (line: string) => void) => Promise<void>;
}

const folder = join(packageFolder, 'dist', 'renderer');

/** The renderer of this package: built where it is missing or older than what it is made from. */
export const ownRenderer: Renderer = { folder, prepare: buildIfNeeded };

/** What the renderer is built from. */
const sources = ['renderer', 'schemas', 'shared', 'vite.config.ts', 'package-lock.json'];

async function buildIfNeeded(tell: (line: string) => void): Promise<void> {
  const builtAt = await timeOf(join(folder, 'index.html'));
  const changedAt = Math.max(...(await Promise.all(sources.map((name) => newestTime(join(packageFolder, name))))));
  if (builtAt >= changedAt) return;
  tell(builtAt === 0 ? 'Building the app for its first start…' : 'Building the app anew…');
  const startedAt = performance.now();
  await buildRenderer();
  tell(`Built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
}

/** Builds the renderer. */
export async function buildRenderer(): Promise<void> {
  const { build } = await import('vite').catch((error: unknown) => {
    throw new AppError('io-failed', 'The app is not built and cannot be built here; run npm ci first.', {}, error);
  });
  const building = build({
    configFile: join(packageFolder, 'vite.config.ts'),
    root: join(packageFolder, 'renderer'),
    logLevel: 'silent',
  });
  await building.catch((error: unknown) => {
    throw buildFailure(error);
  });
}

/** One sentence of what a build failed with. */
export function buildFailure(error: unknown): AppError {
  const lines = error instanceof Error ? error.message.split('\n') : [String(error)];
  const reason = lines.find((line) => /error:/i.test(line) && !line.startsWith('Build failed')) ?? lines[0] ?? '';
  return new AppError('io-failed', `The app could not be built: ${reason.replace(/^Error: /, '')}`, {}, error);
}
