import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { AppError } from '#schemas/domain/app-error.ts';
import { compareNaturally } from '#shared/formats/natural-order.ts';
import { isLeftoverOfSystem } from '#shared/formats/path.ts';

/** Files to import: name relative to what was given, `/` between folders → absolute path, in natural order. */
export type SourceListing = ReadonlyMap<string, string>;

/**
 * Lists files and folders, folders with all below them. Links are not followed: they could lead anywhere, also round
 * in a circle. Names that would collide, of two roots with files of one name, get the root's name in front.
 */
export async function listSources(roots: readonly string[]): Promise<SourceListing> {
  const found: { readonly root: string; readonly name: string; readonly path: string }[] = [];
  for (const root of roots.map((given) => resolve(given))) {
    const facts = await stat(root).catch(() => null);
    if (!facts) throw new AppError('not-found', `There is no file or folder ${root}. Check the path.`, { path: root });
    if (facts.isDirectory()) found.push(...(await listFolder(root)));
    else found.push({ root, name: basename(root), path: root });
  }
  const counts = Map.groupBy(found, (file) => file.name);
  const named = found.map(({ root, name, path }): [string, string] => {
    const isAlone = (counts.get(name)?.length ?? 0) === 1;
    return [isAlone || path === root ? name : `${basename(root)}/${name}`, path];
  });
  return new Map(named.sort(([a], [b]) => compareNaturally(a, b)));
}

async function listFolder(root: string) {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw new AppError('io-failed', `The folder ${root} cannot be read. Check its permissions.`, { path: root }, error);
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { root, name: path.slice(root.length + 1).replaceAll('\\', '/'), path };
    })
    .filter((file) => !isLeftoverOfSystem(file.name));
}
