import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '#schemas/domain/app-error.ts';
import { isBuiltFrom, keyOfSources } from './built-from.cjs';
import { rendererSources } from './built-from-plugin.ts';

const packageFolder = fileURLToPath(new URL('../../../', import.meta.url));

/** The built renderer. */
export interface Renderer {
  readonly folder: string;
  /** Sees to it that it is there and current; `tell` shows the person who waits what is going on. */
  readonly prepare: (tell: (line: string) => void) => Promise<void>;
}

const folder = join(packageFolder, 'dist', 'renderer');

/** The renderer of this package: built where it is missing or made from other sources than there are now. */
export const ownRenderer: Renderer = { folder, prepare: buildIfNeeded };

async function buildIfNeeded(tell: (line: string) => void): Promise<void> {
  const isThere = existsSync(join(folder, 'index.html'));
  if (isThere && isBuiltFrom('renderer', keyOfSources(rendererSources))) return;
  tell(isThere ? 'Building the app anew…' : 'Building the app for its first start…');
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
