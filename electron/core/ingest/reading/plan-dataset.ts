import type { ImportOptions } from '#schemas/contract/imports.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { reason } from '#schemas/domain/reason.ts';
import type { ImportOutcome, QuarantinedSource } from '#schemas/formats/import-record.ts';
import type { SourceFormat } from '#shared/formats/detect.ts';
import { findReader } from '#shared/formats/readers.ts';
import { ImageIndex } from '#shared/formats/reading/image-index.ts';
import type { PlannedPage, SourceFiles } from '#shared/formats/reading/source-reader.ts';
import type { SourceListing } from '../sources/source-file.ts';
import { toPicture } from './read-picture.ts';
import { decodeFile, quarantined, readBytes, withBytes } from './read-source-file.ts';
import type { FoundPages, SourcePage } from './source-page.ts';

/** Pages of a dataset: its reader plans them from the files that describe them, pictures are read in their turn. */
export async function planDataset(
  format: SourceFormat,
  listing: SourceListing,
  options: ImportOptions,
): Promise<FoundPages> {
  const reader = findReader(format);
  if (!reader) throw new AppError('internal', `The format ${format} has no reader.`, { format });
  const readFiles = new Set<string>();
  const decoded: QuarantinedSource[] = [];
  const plan = await reader.plan(filesOf(listing, readFiles, decoded), options);
  if (plan.kind === 'refused') {
    throw new AppError('invalid-input', plan.reason.message, { ...plan.reason.parameters, reason: plan.reason.code });
  }
  const { pages, quarantined: unusable, notices } = plan;
  return {
    pages: pages.map((page) => sourcePage(page, listing, options)),
    quarantined: unusable,
    notices: [...notices, ...decoded.filter(({ source }) => readFiles.has(source))],
    readFiles,
  };
}

/**
 * @param readFiles Takes the paths of the files that a reader asks for.
 * @param decoded Takes what is to be said of how they were decoded.
 */
function filesOf(listing: SourceListing, readFiles: Set<string>, decoded: QuarantinedSource[]): SourceFiles {
  const paths = [...listing.keys()];
  return {
    paths,
    images: new ImageIndex(paths),
    text: async (path) => {
      readFiles.add(path);
      const text = await decodeFile(path, listing);
      if (text.kind === 'text' && text.notice && decoded.every(({ source }) => source !== path)) {
        decoded.push({ source: path, reason: text.notice });
      }
      return text;
    },
    decline: (path) => {
      readFiles.delete(path);
    },
  };
}

function sourcePage(page: PlannedPage, listing: SourceListing, options: ImportOptions): SourcePage {
  const { image, embedded } = page;
  return {
    name: image,
    ...(page.isBare ? { isBare: page.isBare } : {}),
    byteCount: listing.get(embedded?.file ?? image)?.byteCount ?? 0,
    ...(embedded ? { picture: embedded.picture } : {}),
    read: async () => {
      const read = embedded ? await readEmbedded(embedded) : await readBytes(image, listing);
      const picture = toPicture(image, read);
      if (picture.kind === 'quarantined') return [picture];
      const outcomes = await page.read(picture.image);
      return withBytes(applyClassMap(outcomes, options.classMap), picture.bytes);
    },
  };
}

async function readEmbedded({ file, picture }: NonNullable<PlannedPage['embedded']>) {
  const bytes = await picture();
  if (bytes !== null) return { kind: 'bytes', bytes } as const;
  const message = `${file}: the picture that it holds (imageData) cannot be read, and none stands beside it. Put the picture beside it and import again.`;
  return quarantined(file, reason('picture-embedded-unreadable', message, { file }));
}

/** Labels that the class map names become what it says; all others stay as the source wrote them. */
function applyClassMap(outcomes: readonly ImportOutcome[], map: ImportOptions['classMap']): readonly ImportOutcome[] {
  if (map === null) return outcomes;
  return outcomes.map((outcome): ImportOutcome => {
    if (outcome.kind !== 'record') return outcome;
    const formulas = outcome.record.formulas.map((formula) => ({
      ...formula,
      symbols: formula.symbols?.map((symbol) => ({ ...symbol, label: map[symbol.label] ?? symbol.label })) ?? null,
    }));
    return { kind: 'record', record: { ...outcome.record, formulas } };
  });
}
