import type { ImportOptions } from '#schemas/contract/imports.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { reason } from '#schemas/domain/reason.ts';
import { detect, type SourceFormat } from '#shared/formats/detect.ts';
import { listImages } from '#shared/formats/images/list-images.ts';
import { readImage } from '#shared/formats/images/read.ts';
import { pairInkSources } from '#shared/formats/inkml/pair-sources.ts';
import { readInkml } from '#shared/formats/inkml/read.ts';
import { readLgImage } from '#shared/formats/lg/read.ts';
import { extensionOf, fileNameOf } from '#shared/formats/path.ts';
import { pairYoloSources, type YoloListing } from '#shared/formats/yolo/pair-sources.ts';
import { readYoloPage, type YoloSources } from '#shared/formats/yolo/read.ts';
import { readImageHeader } from '../../imaging/read-image-header.ts';
import { type Progress, unwatched } from '../../jobs/job-runner.ts';
import { manifestName } from '../../release/writing/target/manifest-file.ts';
import { mapInOrder } from '../in-order.ts';
import { filesAtOnce, type SourceFile, type SourceListing } from '../sources/source-file.ts';
import { isTold, joinFormats } from './join-formats.ts';
import { planDataset } from './plan-dataset.ts';
import { quarantined, readBytes, readText, toText, withBytes } from './read-source-file.ts';
import { readYoloClasses } from './read-yolo-classes.ts';
import type { FoundPages, SourceOutcome, SourcePage, SourcePages } from './source-page.ts';
import { unreadBeside } from './unread-beside.ts';

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
    const wanted = format === 'inkml' ? 'InkML file' : format === 'lg' ? 'label graph' : 'image';
    throw new AppError(
      'unsupported-file',
      `${root}: there is no ${wanted} in it that could be read as ${format}. Choose another folder or another format.`,
      { source: root, format },
    );
  }
  const { quarantined: unusable, pages } = found;
  const unread = options.format === 'auto' ? await namesUnread(listing, new Map([[format, found]])) : [];
  const notices = [...found.notices, ...unread];
  return { quarantined: unusable, notices, format, pages: pages.map((page) => ({ ...page, format })) };
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
  return fileNameOf(name) === manifestName && (await readHead(file)).includes('"quotient-export"');
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
      return inkPages(format, used, listing);
    }
    default:
      return await planDataset(format, listing, options);
  }
}

/** One format, or those that are read together. */
async function detectFormats(
  root: string,
  listing: SourceListing,
  watch: Progress,
): Promise<SourceFormat | readonly SourceFormat[]> {
  const looked = new Map<string, number>();
  let done = 0;
  const files = await mapInOrder(listing, filesAtOnce, async ([path, file]) => {
    const extension = extensionOf(path);
    const most = headsWanted.get(extension) ?? 0;
    const count = looked.get(extension) ?? 0;
    looked.set(extension, count + 1);
    const head = count < most ? await readHead(file) : null;
    watch.throwIfCancelled();
    watch.progress('looking', ++done, listing.size);
    return { path, head };
  });
  const detection = detect(root, files);
  if (detection.kind === 'format') return detection.format;
  if (detection.kind === 'mixed') return detection.formats;
  throw new AppError('unsupported-file', detection.reason.message, {
    ...detection.reason.parameters,
    reason: detection.reason.code,
  });
}

/** How many files of a kind are looked into: a dataset's own tell it at once, label files of one picture only together. */
const headsWanted: ReadonlyMap<string, number> = new Map([
  ['txt', Number.POSITIVE_INFINITY],
  ['json', 64],
  ['jsonl', 64],
  ['xml', 64],
  ['csv', 64],
  ['tsv', 64],
]);
const headBytes = 2000;

async function readHead(file: SourceFile): Promise<string> {
  // What cannot be looked at says why when it is read.
  const bytes = await file.readHead(headBytes).catch(() => new Uint8Array());
  const head = Buffer.from(bytes);
  // As spreadsheets write Unicode text: UTF-16 with a byte order mark.
  if (head[0] === 0xff && head[1] === 0xfe) return head.subarray(2).toString('utf16le');
  if (head[0] === 0xfe && head[1] === 0xff)
    return head
      .subarray(2, head.length & ~1)
      .swap16()
      .toString('utf16le');
  return head.toString('utf8');
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

async function yoloPages(
  names: readonly string[],
  listing: SourceListing,
  options: ImportOptions,
): Promise<FoundPages> {
  const found = pairYoloSources(names);
  const classes = await readYoloClasses(found, listing, options);
  const pages = found.pages.map((page): SourcePage => yoloPage(page, classes.of(page), listing));
  const labels = found.pages.flatMap((page) => page.labels ?? []);
  return {
    pages,
    quarantined: [...found.quarantined, ...classes.quarantined],
    notices: classes.notices,
    readFiles: new Set([...labels, ...found.classLists]),
  };
}

function yoloPage(
  { image, labels }: YoloListing['pages'][number],
  { classes, as, others }: Pick<YoloSources, 'classes' | 'as' | 'others'>,
  listing: SourceListing,
): SourcePage {
  return {
    name: image,
    ...(labels === null ? { isBare: true } : {}),
    byteCount: listing.get(image)?.byteCount ?? 0,
    read: async () => {
      const bytes = await readBytes(image, listing);
      if (bytes.kind === 'quarantined') return [bytes];
      const header = readImageHeader(bytes.bytes);
      if (header.kind === 'refused') return [quarantined(image, header.reason)];
      const text = labels === null ? null : await readText(labels, listing);
      if (text?.kind === 'quarantined')
        return [{ kind: 'page', record: readImage(image, as), bytes: bytes.bytes }, text];
      const size = { path: image, width: header.width, height: header.height };
      const outcomes = readYoloPage({ image: size, labels: text?.text ?? null, classes, as, others });
      return withBytes(outcomes, bytes.bytes);
    },
  };
}

function inkPages(format: 'inkml' | 'lg', names: readonly string[], listing: SourceListing): FoundPages {
  const found = pairInkSources(names);
  const inks = found.inks.map(
    ({ inkml, lg }): SourcePage => ({
      name: inkml,
      tellsTruth: async () => lg !== null || (await hasInkTruth(inkml, listing)),
      byteCount: listing.get(inkml)?.byteCount ?? 0,
      read: async () => {
        const bytes = await readBytes(inkml, listing);
        if (bytes.kind === 'quarantined') return [bytes, ...withoutInk(lg, inkml)];
        const ink = toText(inkml, bytes.bytes);
        if (ink.kind === 'quarantined') return [ink, ...withoutInk(lg, inkml)];
        const graph = lg === null ? null : await readText(lg, listing);
        const graphText = graph?.kind === 'text' ? graph.text : null;
        const outcomes = withBytes(
          readInkml({ inkml: ink.text, lg: graphText, believe: format === 'lg' ? 'lg' : 'inkml' }),
          bytes.bytes,
        );
        return graph?.kind === 'quarantined' ? [...outcomes, graph] : outcomes;
      },
    }),
  );
  const images = found.images.map(
    ({ image, lg }): SourcePage => ({
      name: image,
      ...(lg === null ? { isBare: true } : {}),
      byteCount: listing.get(image)?.byteCount ?? 0,
      read: async () => {
        const bytes = await readBytes(image, listing);
        if (bytes.kind === 'quarantined') return [bytes];
        const header = readImageHeader(bytes.bytes);
        if (header.kind === 'refused') return [quarantined(image, header.reason)];
        if (lg === null) return [{ kind: 'page', record: readImage(image, 'symbols'), bytes: bytes.bytes }];
        const graph = await readText(lg, listing);
        if (graph.kind === 'quarantined')
          return [{ kind: 'page', record: readImage(image, 'symbols'), bytes: bytes.bytes }, graph];
        const size = { path: image, width: header.width, height: header.height };
        return withBytes(readLgImage({ lg: graph.text, image: size }), bytes.bytes);
      },
    }),
  );
  return { pages: [...inks, ...images], quarantined: found.quarantined, notices: [], readFiles: new Set() };
}

/** Whether an InkML file says what its ink means, by the names under which datasets say it. */
async function hasInkTruth(inkml: string, listing: SourceListing): Promise<boolean> {
  const text = await readText(inkml, listing);
  return text.kind === 'text' && /type\s*=\s*["'](truth|label|normalizedLabel)["']/.test(text.text.text);
}

/** The format that a source was read in, by its name. */
export function formatsByName({ format, pages }: SourcePages): (name: string) => string {
  if (format !== 'mixed') return () => format;
  const formats = new Map(pages.map((page) => [page.name, page.format]));
  return (name) => formats.get(name) ?? format;
}

/** A label graph says nothing without the ink that it speaks of. */
function withoutInk(lg: string | null, inkml: string): readonly SourceOutcome[] {
  if (lg === null) return [];
  const message = `${lg}: its ink ${inkml} could not be read, so the label graph was not used. Mend the InkML file and import again.`;
  return [
    {
      kind: 'quarantined',
      quarantined: { source: lg, reason: reason('lg-ink-unreadable', message, { file: lg, ink: inkml }) },
    },
  ];
}
