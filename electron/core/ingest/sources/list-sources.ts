import { stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { AppError } from '#schemas/domain/app-error.ts';
import { reason } from '#schemas/domain/reason.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { compareNaturally } from '#shared/formats/natural-order.ts';
import { isLeftoverOfSystem } from '#shared/formats/path.ts';
import { type Progress, unwatched } from '../../jobs/job-runner.ts';
import { lockFileName } from '../../project/lock-file.ts';
import { databaseName } from '../../project/project-folder.ts';
import { readShards, shardsName } from '../../release/container/own-container.ts';
import { mapInOrder } from '../in-order.ts';
import { type ContainerOptions, isContainer, openContainer } from './containers/open-container.ts';
import type { UnpackedArchives } from './containers/unpacked-archives.ts';
import { listFolder } from './list-folder.ts';
import { filesAtOnce, plainFile, type SourceFile, type SourceListing } from './source-file.ts';

interface FoundFile {
  readonly root: string;
  readonly name: string;
  readonly file: SourceFile;
}

export interface ListedSources {
  readonly listing: SourceListing;
  /** Archives that were refused as a whole; among the folders Quotient projects, and those that cannot be read. */
  readonly quarantined: readonly QuarantinedSource[];
  /** How the names in archives were read, where that was not plain. */
  readonly notices: readonly QuarantinedSource[];
}

/**
 * Lists files and folders, folders with all below them, and what zip, tar and Parquet files hold. Names that would
 * collide, of two roots with files of one name, get the root's name in front. An archive that cannot be trusted is
 * quarantined, as is a folder that cannot be read; where nothing else was given, the import is refused. The shards of an
 * export of ours read like its folder. What a Quotient project keeps for itself (its originals, and pictures made of
 * them) is left out in the same way: as pages it would come in twice, without its truth.
 *
 * @param unpacked where packed archives lie for as long as the listing is read
 * @param isLook whether nothing is taken of what is listed: then zip archives are believed what they say of their files
 */
export async function listSources(
  roots: readonly string[],
  unpacked: UnpackedArchives,
  watch: Progress = unwatched,
  isLook = false,
): Promise<ListedSources> {
  const plain: FoundFile[] = [];
  const refusedFolders: QuarantinedSource[] = [];
  for (const root of roots.map((given) => resolve(given))) {
    const facts = await stat(root).catch(() => null);
    if (!facts) throw new AppError('not-found', `There is no file or folder ${root}. Check the path.`, { path: root });
    if (facts.isDirectory()) {
      const folder = await listRoot(root, watch);
      // Not spread: a call takes only so many arguments.
      for (const file of folder.files) plain.push(file);
      refusedFolders.push(...folder.refused);
    } else plain.push({ root, name: basename(root), file: plainFile(root, facts.size) });
  }
  const opened = await openContainers(plain, { unpacked, ...(isLook ? {} : { proves: watch }) }, watch);
  const { found, notices } = opened;
  const quarantined = [...refusedFolders, ...opened.quarantined];
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
  return { listing: new Map(named.sort(([a], [b]) => compareNaturally(a, b))), quarantined, notices };
}

/** Puts what containers hold in their place. */
async function openContainers(plain: readonly FoundFile[], options: ContainerOptions, watch: Progress) {
  const found: FoundFile[] = [];
  const quarantined: QuarantinedSource[] = [];
  const notices: QuarantinedSource[] = [];
  const shards = new OwnShards();
  for (const entry of plain) {
    if (await shards.isTheirList(entry)) continue;
    if (!isContainer(entry.file.path)) {
      found.push(entry);
      continue;
    }
    watch.throwIfCancelled();
    const opened = await openContainer(entry.file.path, entry.name, options);
    if (opened.kind === 'refused') quarantined.push({ source: entry.name, reason: opened.reason });
    else {
      const folder = await shards.placeOf(entry);
      const inside = opened.files.map(({ name, file }) => ({ root: entry.root, name: `${folder}${name}`, file }));
      const honest = inside.filter(({ name }) => !isLeftoverOfSystem(name));
      const nested = honest.filter(({ name }) => isContainer(name));
      const files = honest.filter(({ name }) => !isContainer(name));
      for (const notice of opened.notices ?? []) notices.push({ source: entry.name, reason: notice });
      if (honest.length === 0) quarantined.push(emptyArchive(entry.name));
      if (nested[0]) quarantined.push(nestedArchives(entry.name, nested[0].name, nested.length));
      // Not spread: a call takes only so many arguments.
      for (const file of files) found.push(file);
    }
  }
  return { found, quarantined, notices };
}

/** The tar shards of exports of ours, which together are one folder. */
class OwnShards {
  readonly #lists = new Map<string, ReadonlySet<string> | null>();

  /** What stands before the names of what a container holds. */
  async placeOf({ name, file: { path } }: FoundFile): Promise<string> {
    const list = await this.#listIn(dirname(path));
    return list?.has(basename(path)) ? name.slice(0, -basename(name).length) : `${name}/`;
  }

  async isTheirList({ file: { path } }: FoundFile): Promise<boolean> {
    return basename(path) === shardsName && (await this.#listIn(dirname(path))) !== null;
  }

  async #listIn(folder: string): Promise<ReadonlySet<string> | null> {
    const known = this.#lists.get(folder);
    if (known !== undefined) return known;
    const list = await readShards(folder);
    const names = list && new Set(list.shards.map(({ path }) => path));
    this.#lists.set(folder, names);
    return names;
  }
}

/** Archives are read where they are, which those inside another one are not. */
function nestedArchives(archive: string, first: string, count: number): QuarantinedSource {
  const held = count === 1 ? `the archive ${first}` : `${count} archives (${first}, …)`;
  const message = `${archive} holds ${held}, which ${count === 1 ? 'was' : 'were'} not read. Unpack ${archive} and import its folder to have what ${count === 1 ? 'it holds' : 'they hold'}.`;
  return { source: archive, reason: reason('archive-nested', message, { archive, first, count }) };
}

function emptyArchive(archive: string): QuarantinedSource {
  const message = `${archive}: this archive holds no file, so nothing came from it. Make it again with the pictures in it.`;
  return { source: archive, reason: reason('archive-empty', message, { archive }) };
}

async function listRoot(root: string, watch: Progress): Promise<{ files: FoundFile[]; refused: QuarantinedSource[] }> {
  const { files: held, unreadable } = await listFolder(root, watch);
  const nameOf = (path: string) => relative(root, path).replaceAll('\\', '/') || basename(root);
  const projects = held.filter((path) => basename(path) === databaseName).map((path) => dirname(path));
  const kept = projects.flatMap((project) => projectParts.map((part) => join(project, part)));
  const paths = held
    .filter((path) => !kept.some((part) => path.startsWith(part)))
    .map((path) => ({ path, name: nameOf(path) }))
    .filter(({ name }) => !isLeftoverOfSystem(name));
  const files = await mapInOrder(paths, filesAtOnce, async ({ path, name }) => {
    watch.throwIfCancelled();
    // A file that vanished since is told of where it is read.
    const facts = await stat(path).catch(() => null);
    return { root, name, file: plainFile(path, facts?.size ?? 0) };
  });
  const refused = [
    ...projects.map((project) => refuseProject(nameOf(project))),
    ...unreadable.map((folder) => refuseUnreadable(nameOf(folder))),
  ];
  return { files, refused };
}

/** How the names begin of what a project keeps for itself in its folder. */
const projectParts = ['media/', 'cache/', 'backups/', 'project.', lockFileName];

function refuseProject(source: string): QuarantinedSource {
  return {
    source,
    reason: {
      code: 'source-project',
      message: `${source} is a Quotient project, so its own files were not imported: write it as an archive (quotient archive) and import that.`,
      parameters: { source },
    },
  };
}

function refuseUnreadable(source: string): QuarantinedSource {
  return {
    source,
    reason: {
      code: 'folder-unreadable',
      message: `The folder ${source} cannot be read, so nothing in it was imported. Check its permissions and import it again.`,
      parameters: { source },
    },
  };
}
