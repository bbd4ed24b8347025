import type { ImportOptions } from '#schemas/contract/imports.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { SourceFormat } from '#shared/formats/detect.ts';
import { listImages } from '#shared/formats/images/list-images.ts';
import { readImage } from '#shared/formats/images/read.ts';
import { extensionOf, fileNameOf } from '#shared/formats/path.ts';
import { pairYoloSources } from '#shared/formats/yolo/pair-sources.ts';
import { type Progress, unwatched } from '../../jobs/job-runner.ts';
import { manifestName } from '../../release/writing/target/manifest-file.ts';
import type { SourceFile, SourceListing } from '../sources/source-file.ts';
import { detectFormats, readHead } from './detect-formats.ts';
import { inkPages } from './ink-pages.ts';
import { isTold, joinFormats } from './join-formats.ts';
import { planDataset } from './plan-dataset.ts';
import { readBytes } from './read-source-file.ts';
import type { FoundPages, SourcePage, SourcePages } from './source-page.ts';
import { unreadBeside } from './unread-beside.ts';
import { yoloPages } from './yolo-pages.ts';

/** Finds the pages of a listing in the given format, or in those that the listing looks like. */
export async function readSources(
  root: string,
  listing: SourceListing,
  options: ImportOptions,
  watch: Progress = unwatched,
): Promise<SourcePages> {
  const formats = options.format === 'auto' ? await detectFormats(root, listing, watch) : options.format;
  const names = [...listing.keys()];
  if (typeof formats !== 'string') {
    const found = new Map<SourceFormat, FoundPages>();
    for (const format of formats) {
      if (format === 'yolo' && areKnown(pairYoloSources(names).pages, found)) continue;
      found.set(format, await pagesOf(format, names, listing, options));
    }
    const joined = joinFormats(root, found, await pagesOf('images', names, listing, options));
    return { ...joined, notices: [...joined.notices, ...(await namesUnread(listing, found))] };
  }
  const format = formats;
  const found = await pagesOf(format, names, listing, options);
  if (found.pages.length + found.quarantined.length === 0) {
    const { wanted, ...why } = lacksOf(format);
    throw new AppError(
      'unsupported-file',
      `${root}: there is no ${wanted} in it. Choose another folder or another format.`,
      { source: root, ...why },
    );
  }
  const { quarantined: unusable, pages } = found;
  const unread = options.format === 'auto' ? await namesUnread(listing, new Map([[format, found]])) : [];
  const notices = [...found.notices, ...unread];
  return { quarantined: unusable, notices, format, pages: pages.map((page) => ({ ...page, format })) };
}

/** What every source of a format has, and the reason why a folder without it is refused. */
function lacksOf(format: SourceFormat): { readonly wanted: string; readonly reason: string } {
  if (format === 'inkml') return { wanted: 'InkML file', reason: 'source-without-inkml' };
  if (format === 'lg') return { wanted: 'label graph', reason: 'source-without-graph' };
  return { wanted: 'image that could be read', reason: 'source-without-image' };
}

/** Says which files no reader has asked for, that nothing else is said of. */
async function namesUnread(
  listing: SourceListing,
  found: ReadonlyMap<SourceFormat, FoundPages>,
): Promise<SourcePages['notices']> {
  const names: string[] = [];
  for (const [name, file] of listing) if (!(await isOwnManifest(name, file))) names.push(name);
  const known = [...found.values()].flatMap(({ readFiles, quarantined: unusable, notices }) => [
    ...readFiles,
    ...[...unusable, ...notices].map(({ source }) => source),
  ]);
  return unreadBeside(names, found.keys(), new Set(known));
}

/** Whether a file says what an export of ours holds, and no truth. */
async function isOwnManifest(name: string, file: SourceFile): Promise<boolean> {
  return fileNameOf(name) === manifestName && (await readHead(name, file)).includes('"quotient-export"');
}

/** Whether other datasets speak of all pictures that have rows: tools write rows beside what says more. */
function areKnown(
  pages: readonly { readonly image: string; readonly labels: string | null }[],
  found: ReadonlyMap<SourceFormat, FoundPages>,
): boolean {
  const told = new Set([...found.values()].flatMap((own) => own.pages.filter(isTold)).map(({ name }) => name));
  return pages.every(({ image, labels }) => labels === null || told.has(image));
}

async function pagesOf(
  format: SourceFormat,
  names: readonly string[],
  listing: SourceListing,
  options: ImportOptions,
): Promise<FoundPages> {
  switch (format) {
    case 'images':
      return {
        pages: listImages(names).map((name) => imagePage(name, listing, options)),
        quarantined: [],
        notices: [],
        readFiles: new Set(),
      };
    case 'yolo':
      return await yoloPages(names, listing, options);
    case 'inkml':
    case 'lg': {
      // Whoever names InkML as the format wants the ink and its own truth, and none of the label graphs around.
      const used = options.format === 'inkml' ? names.filter((name) => extensionOf(name) !== 'lg') : names;
      return await inkPages(format, used, listing);
    }
    default:
      return await planDataset(format, listing, options);
  }
}

function imagePage(name: string, listing: SourceListing, options: ImportOptions): SourcePage {
  return {
    name,
    isBare: true,
    byteCount: listing.get(name)?.byteCount ?? 0,
    read: async () => {
      const bytes = await readBytes(name, listing);
      return bytes.kind === 'bytes'
        ? [{ kind: 'page', record: readImage(name, options.as), bytes: bytes.bytes }]
        : [bytes];
    },
  };
}

/** The format that a source was read in, by its name. */
export function formatsByName({ format, pages }: SourcePages): (name: string) => string {
  if (format !== 'mixed') return () => format;
  const formats = new Map(pages.map((page) => [page.name, page.format]));
  return (name) => formats.get(name) ?? format;
}
