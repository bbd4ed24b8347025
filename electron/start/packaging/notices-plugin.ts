import type { Plugin } from 'vite';
import { dependenciesOf } from './dependency-tree.ts';
import { noticeOf } from './package-notice.ts';

/**
 * Writes `notices.json` beside a bundle: the licences of every package that the bundle took modules from, and of those
 * that the program depends on when it runs. The app shows it; see `Notice`.
 */
export function thirdPartyNotices(packageFolder: string): Plugin {
  return {
    name: 'quotient-notices',
    generateBundle(_options, bundle) {
      const folders = new Set(dependenciesOf(packageFolder));
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        for (const id of output.moduleIds) {
          const folder = packageFolderOf(id);
          if (folder !== null) folders.add(folder);
        }
      }
      const notices = [...folders].map(noticeOf).sort((a, b) => (a.name < b.name ? -1 : 1));
      this.emitFile({ type: 'asset', fileName: 'notices.json', source: JSON.stringify(notices) });
    },
  };
}

const inPackage = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/;

/** Folder of the package that a module belongs to; null for the program's own, and for what the bundler makes. */
function packageFolderOf(moduleId: string): string | null {
  return moduleId.startsWith('\0') ? null : (inPackage.exec(moduleId)?.[1] ?? null);
}
