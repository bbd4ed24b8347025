import type { ImportLook } from '#schemas/contract/import-look.ts';
import type { ImportOptions } from '#schemas/contract/imports.ts';
import { archiveExtension } from '#schemas/formats/archive-manifest.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { isInk } from '#shared/schema/source-categories.ts';
import type { Progress } from '../jobs/job-runner.ts';
import type { Project } from '../project/project.ts';
import { findTestRepeats } from './pages/find-test-repeats.ts';
import { RuleCategories } from './pages/rule-categories.ts';
import { readBytes } from './reading/read-source-file.ts';
import { formatsByName, readSources } from './reading/read-sources.ts';
import type { SourcePages } from './reading/source-page.ts';
import { unreadPictures } from './reading/unread-pictures.ts';
import { refuseArchiveOptions } from './refuse-archive-options.ts';
import { groupReasons } from './report/group-reasons.ts';
import { UnpackedArchives } from './sources/containers/unpacked-archives.ts';
import { findKnownBytes } from './sources/find-known-bytes.ts';
import { type ListedSources, listSources } from './sources/list-sources.ts';
import type { SourceListing } from './sources/source-file.ts';

/** How many sources each reason names. */
const mostNamed = 5;

/**
 * Looks at what an import of files and folders would find: which formats, what is said of how many pictures, what would
 * be left out and why, what the project holds already and what repeats a locked test set. It reads names, sizes, and the
 * files that describe pictures, and where a test set is locked the pictures; the project is not changed.
 *
 * @param sources.roots absolute paths of files and folders
 * @throws what the import would throw before it has read a page
 */
export async function lookAtSources(
  project: Project,
  { roots, options }: { readonly roots: readonly string[]; readonly options: ImportOptions },
  watch: Progress,
): Promise<ImportLook> {
  watch.progress('scanning', 0, null);
  const unpacked = new UnpackedArchives(project.path, watch);
  try {
    return await lookAt(project, { roots, options }, await listSources(roots, unpacked, watch, true), watch);
  } finally {
    await unpacked.remove();
  }
}

async function lookAt(
  project: Project,
  { roots, options }: { readonly roots: readonly string[]; readonly options: ImportOptions },
  { listing, quarantined: refused, notices: ofNames }: ListedSources,
  watch: Progress,
): Promise<ImportLook> {
  const files = { count: listing.size, bytes: sum([...listing.values()].map(({ byteCount }) => byteCount)) };
  const [single] = listing.values();
  if (single && listing.size === 1 && single.path.endsWith(archiveExtension)) {
    // Whoever may not import it may look at it, in whatever state truth would arrive.
    refuseArchiveOptions(single.path, { ...options, status: 'accepted' });
    const { lookAtArchive } = await import('../archive/proving/look-at-archive.ts');
    const archive = await lookAtArchive(project, single.path);
    return { ...nothing, format: 'quotient', files, archive };
  }
  const found = await readSources(roots.join(', '), listing, options, watch);
  const repeats = await findTestRepeats(project.store, found, options, watch);
  const leftOut = [...refused, ...unreadPictures(listing.keys()), ...found.quarantined, ...repeats.refused];
  const notices: QuarantinedSource[] = [...ofNames, ...found.notices];
  return {
    ...nothing,
    format: found.format,
    formats: await countFormats(found, watch),
    files,
    ...(await findKnownBytes(project.store, sizedSources(found, listing), watch)),
    rules: await countRules(project, roots, found, options),
    ink: found.pages.filter(({ name }) => isInk(name)).length,
    leftOut: groupReasons(leftOut, mostNamed),
    heldOut: groupReasons(repeats.heldOut, mostNamed),
    notices: groupReasons(notices, mostNamed),
  };
}

const nothing = {
  formats: [],
  alreadyThere: 0,
  repeated: 0,
  rules: [],
  ink: 0,
  leftOut: [],
  heldOut: [],
  notices: [],
  archive: null,
} as const satisfies Partial<ImportLook>;

async function countFormats({ pages }: SourcePages, watch: Progress): Promise<ImportLook['formats']> {
  const formats = new Map<string, ImportLook['formats'][number]>();
  for (const [index, page] of pages.entries()) {
    const { format, byteCount } = page;
    const counted = formats.get(format) ?? { format, sources: 0, withTruth: 0, bytes: 0 };
    counted.sources += 1;
    counted.bytes += byteCount;
    if (page.tellsTruth ? await page.tellsTruth() : page.isBare !== true) counted.withTruth += 1;
    formats.set(format, counted);
    if (!page.tellsTruth) continue;
    watch.throwIfCancelled();
    watch.progress('looking', index + 1, pages.length);
  }
  return [...formats.values()];
}

/** How many sources each category rule speaks of, whether or not its categories are to be given. */
async function countRules(
  project: Project,
  roots: readonly string[],
  found: SourcePages,
  options: ImportOptions,
): Promise<ImportLook['rules']> {
  const all = { ...options, rules: 'apply' } as const;
  const categories = await RuleCategories.read(project.store, all, { roots, formatOf: formatsByName(found) });
  const counts = new Map<string, ImportLook['rules'][number]>();
  for (const { name } of found.pages) {
    for (const { id: rule } of categories.speakingOf(name)) {
      const counted = counts.get(rule) ?? { rule, sources: 0 };
      counted.sources += 1;
      counts.set(rule, counted);
    }
  }
  return [...counts.values()];
}

function sizedSources({ pages }: SourcePages, listing: SourceListing) {
  return pages.map(({ name, byteCount, picture }) => ({
    byteCount: picture || listing.get(name)?.isRough ? null : byteCount,
    read: async () => {
      if (picture) return await picture();
      const bytes = await readBytes(name, listing);
      return bytes.kind === 'bytes' ? bytes.bytes : null;
    },
  }));
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
