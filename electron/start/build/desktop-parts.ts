import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { bundleFontParts } from './font-parts-plugin.ts';

/** Packages that are not bundled: native code, and what loads it. */
export const unbundledPackages = ['better-sqlite3', 'sharp', '@img/sharp-wasm32'] as const;

/**
 * The builds of the desktop app's processes: main and core as modules, the preload as the one script that a sandboxed
 * page takes. All lie in one folder, because what finds its neighbours by its own address must find them there too.
 */
export function desktopParts(packageFolder: string, outDir: string): readonly InlineConfig[] {
  const desktop = join(packageFolder, 'electron', 'desktop');
  const common = { configFile: false, root: packageFolder, logLevel: 'silent', publicDir: false } as const;
  const build = { outDir, target: 'node24', minify: false, reportCompressedSize: false, ssr: true } as const;
  const ssr = { noExternal: true, external: [...unbundledPackages, 'electron'] } as const;
  const namedChunks = (part: string) => ({
    entryFileNames: '[name].js',
    chunkFileNames: `${part}-[name]-[hash].js`,
  });
  return [
    {
      ...common,
      ssr: { ...ssr, external: [...ssr.external] },
      build: {
        ...build,
        emptyOutDir: true,
        rollupOptions: { input: { main: join(desktop, 'main', 'main.ts') }, output: namedChunks('main') },
      },
    },
    {
      ...common,
      ssr: { ...ssr, external: [...ssr.external] },
      build: {
        ...build,
        emptyOutDir: false,
        rollupOptions: {
          input: { preload: join(desktop, 'preload', 'preload.ts') },
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
    {
      ...common,
      ssr: { ...ssr, external: [...ssr.external] },
      plugins: [bundleFontParts()],
      build: {
        ...build,
        emptyOutDir: false,
        rollupOptions: {
          input: {
            core: join(desktop, 'core', 'core.ts'),
            'crop-worker': join(packageFolder, 'electron', 'core', 'release', 'writing', 'threads', 'crop-worker.ts'),
            'file-worker': join(packageFolder, 'electron', 'core', 'release', 'writing', 'threads', 'file-worker.ts'),
            'match-worker': join(packageFolder, 'electron', 'core', 'boxing', 'match-worker.ts'),
            'checkpoint-worker': join(packageFolder, 'electron', 'core', 'store', 'sqlite', 'checkpoint-worker.ts'),
          },
          output: namedChunks('core'),
        },
      },
    },
  ];
}
