import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { build as Build } from 'vite';
import { isProcessRunning } from '#electron/core/project/process-identity.ts';
import { useMark } from './build-use.cjs';
import { describeSources } from './built-from.cjs';
import { commandLineSources, noteSources } from './current-build.cjs';
import { unbundledPackages } from './desktop-parts.ts';
import { bundleFontParts } from './font-parts-plugin.ts';

/** Builds that are kept, also where nobody runs them: whoever goes from one state of the sources to another comes back. */
const keptBuilds = 3;
/** So old, in milliseconds, an unfinished build is one whose command was killed. */
const abandonedAfterMs = 3_600_000;

/**
 * Builds the command line with the threads that it starts.
 *
 * @param root Absolute path of the package.
 * @param folder Absolute path of the build, which another command may be making too.
 */
export async function buildCommandLine(root: string, folder: string): Promise<void> {
  const { build } = await import('vite');
  const own = `${folder}.${process.pid}`;
  const before = describeSources(commandLineSources);
  try {
    const built = await build({
      configFile: false,
      root,
      logLevel: 'silent',
      publicDir: false,
      plugins: [bundleFontParts()],
      ssr: { noExternal: true, external: [...unbundledPackages] },
      build: {
        outDir: own,
        target: 'node22',
        minify: false,
        reportCompressedSize: false,
        ssr: true,
        emptyOutDir: true,
        rollupOptions: {
          input: {
            main: join(root, 'electron/cli/main.ts'),
            'crop-worker': join(root, 'electron/core/release/writing/threads/crop-worker.ts'),
            'file-worker': join(root, 'electron/core/release/writing/threads/file-worker.ts'),
            'match-worker': join(root, 'electron/core/boxing/match-worker.ts'),
            'checkpoint-worker': join(root, 'electron/core/store/sqlite/checkpoint-worker.ts'),
          },
          output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    });
    await writeFile(join(own, 'package.json'), '{"type":"commonjs"}\n');
    noteSources(own, before, sourcesOf(before, modulesOf(built)));
    await rename(own, folder);
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    // Another command has built the same in the meantime.
    const isThere = await stat(join(folder, 'main.js')).catch(() => null);
    if (!isThere) throw error;
  }
  await removeEarlier(folder);
}

/** Absolute paths of what was bundled. */
function modulesOf(built: Awaited<ReturnType<typeof Build>>): readonly string[] {
  const outputs = [built].flat();
  return outputs.flatMap((one) =>
    'output' in one ? one.output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : [])) : [],
  );
}

/**
 * What decides what a build holds: the sources that were bundled, how they were, and the versions of packages.
 *
 * @param lines of all sources
 * @param modules as the bundler names them: with `/` on every system
 * @returns absolute paths as the lines have them
 */
export function sourcesOf(lines: readonly string[], modules: readonly string[]): ReadonlySet<string> {
  const bundled = new Set(modules);
  const held = lines
    .map((line) => line.slice(0, line.indexOf('\0')))
    .filter((path) => {
      const module = path.replaceAll('\\', '/');
      return bundled.has(module) || module.includes('/electron/start/build/') || module.endsWith('/package-lock.json');
    });
  return new Set(held);
}

/**
 * Removes all builds but the last ones, and those that others run or are making.
 *
 * @param current Absolute path of the build that is about to run: it stays, too.
 */
export async function removeEarlier(current: string): Promise<void> {
  const folder = dirname(current);
  const names = (await readdir(folder)).filter((name) => name !== basename(current));
  const builds = await Promise.all(
    names.map(async (name) => ({ name, time: (await stat(join(folder, name)).catch(() => null))?.mtimeMs ?? 0 })),
  );
  const [unfinished, finished] = [
    builds.filter(({ name }) => name.includes('.')),
    builds.filter(({ name }) => !name.includes('.')),
  ];
  const old = [
    ...finished.toSorted((a, b) => b.time - a.time).slice(keptBuilds - 1),
    ...unfinished.filter(({ time }) => Date.now() - time > abandonedAfterMs),
  ];
  // Another command may be removing the same; what is left of them goes the next time.
  await Promise.allSettled(
    old.map(async ({ name }) => {
      const build = join(folder, name);
      if (!(await isInUse(build))) await rm(build, { recursive: true, force: true });
    }),
  );
}

/** Whether a process runs a build: it may not have loaded all of it yet. One that was killed has left its mark. */
async function isInUse(build: string): Promise<boolean> {
  const marks = (await readdir(build)).filter((name) => name.startsWith(useMark));
  return marks.some((mark) => isProcessRunning(Number(mark.slice(useMark.length))));
}
