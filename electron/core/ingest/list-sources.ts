import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { AppError } from '#schemas/domain/app-error.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { compareNaturally } from '#shared/formats/natural-order.ts';
import { isLeftoverOfSystem } from '#shared/formats/path.ts';
import { isContainer, openContainer } from './containers/open-container.ts';
import { mapInOrder } from './in-order.ts';
import { filesAtOnce, plainFile, type SourceFile, type SourceListing } from './source-file.ts';

interface FoundFile {
  readonly root: string;
  readonly name: string;
  readonly file: SourceFile;
}

export interface ListedSources {
  readonly listing: SourceListing;
  /** Archives that were refused as a whole. */
  readonly quarantined: readonly QuarantinedSource[];
}

/**
 * Lists files and folders, folders with all below them, and what zip, tar and Parquet files hold. Links are not
 * followed: they could lead anywhere, also round in a circle. Names that would collide, of two roots with files of one
 * name, get the root's name in front. An archive that cannot be trusted is quarantined; where it is all that was given,
 * the import is refused.
 */
export async function listSources(roots: readonly string[]): Promise<ListedSources> {
  const plain: FoundFile[] = [];
  for (const root of roots.map((given) => resolve(given))) {
    const facts = await stat(root).catch(() => null);
    if (!facts) throw new AppError('not-found', `There is no file or folder ${root}. Check the path.`, { path: root });
    if (facts.isDirectory()) plain.push(...(await listFolder(root)));
    else plain.push({ root, name: basename(root), file: plainFile(root, facts.size) });
  }
  const { found, quarantined } = await openContainers(plain);
  const [refused] = quarantined;
  if (refused && found.length === 0) {
    const { message, code, parameters } = refused.reason;
    throw new AppError('unsupported-file', message, { ...parameters, reason: code });
  }
  const counts = Map.groupBy(found, ({ name }) => name);
  const named = found.map(({ root, name, file }): [string, SourceFile] => {
    const isAlone = (counts.get(name)?.length ?? 0) === 1;
    return [isAlone || file.path === root ? name : `${basename(root)}/${name}`, file];
  });
  return { listing: new Map(named.sort(([a], [b]) => compareNaturally(a, b))), quarantined };
}

/** Puts what containers hold in their place. */
async function openContainers(plain: readonly FoundFile[]) {
  const found: FoundFile[] = [];
  const quarantined: QuarantinedSource[] = [];
  for (const entry of plain) {
    if (!isContainer(entry.file.path)) {
      found.push(entry);
      continue;
    }
    const opened = await openContainer(entry.file.path, entry.name);
    if (opened.kind === 'refused') quarantined.push({ source: entry.name, reason: opened.reason });
    else {
      const inside = opened.files.map(({ name, file }) => ({ root: entry.root, name: `${entry.name}/${name}`, file }));
      found.push(...inside.filter(({ name }) => !isLeftoverOfSystem(name)));
    }
  }
  return { found, quarantined };
}

async function listFolder(root: string): Promise<FoundFile[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw new AppError('io-failed', `The folder ${root} cannot be read. Check its permissions.`, { path: root }, error);
  });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, name: path.slice(root.length + 1).replaceAll('\\', '/') }))
    .filter(({ name }) => !isLeftoverOfSystem(name));
  return await mapInOrder(paths, filesAtOnce, async ({ path, name }) => {
    // A file that vanished since is told of where it is read.
    const facts = await stat(path).catch(() => null);
    return { root, name, file: plainFile(path, facts?.size ?? 0) };
  });
}
