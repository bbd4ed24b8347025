import type { Box } from '#schemas/domain/geometry.ts';
import type { PageId, Sha256 } from '#schemas/domain/id.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { ImportedFormula, ImportedInk, ImportRecord } from '#schemas/formats/import-record.ts';
import { inkRendererVersion } from '#shared/ink/ink-renderer.ts';
import { renderInk } from '#shared/ink/render-ink.ts';
import { symbolBox } from '#shared/ink/symbol-box.ts';
import { analyseImage, analysePixels } from '../../imaging/analyse-image.ts';
import { mediaTypeOf } from '../../imaging/image-type.ts';
import { isBare } from '../../imaging/metadata/is-bare.ts';
import { encodeLargePng } from '../../imaging/png/encode-png.ts';
import { sha256Of } from '../../media/media-folder.ts';
import type { Project } from '../../project/project.ts';
import { keepThumbnail } from '../../services/picture.ts';
import type { MediaRecord } from '../../store/store.ts';
import { nameRefusal } from '../reading/name-refusal.ts';

/** What is fixed of a page from its import on. */
export interface PagePicture {
  readonly imageSha256: Sha256;
  readonly width: number;
  readonly height: number;
  readonly orientation: number;
  readonly inkRendererVersion: string | null;
  readonly perceptualHash: string;
}

/** A page of a source, ready to be stored or compared: its pictures are in the media folder already. */
export type PreparedPage =
  | {
      readonly kind: 'new';
      readonly sourceSha256: Sha256;
      readonly record: ImportRecord;
      readonly picture: PagePicture;
      /** Of the ink of the picture alone; null where there is too little. */
      readonly inkHash: string | null;
      readonly media: readonly MediaRecord[];
      readonly notes: readonly Reason[];
      readonly boxOf: BoxOfSymbol;
    }
  | {
      readonly kind: 'existing';
      readonly sourceSha256: Sha256;
      readonly record: ImportRecord;
      readonly page: PageId;
      readonly boxOf: BoxOfSymbol;
    }
  | { readonly kind: 'refused'; readonly record: ImportRecord; readonly reason: Reason };

/** The box of an imported symbol in upright page pixels. */
export type BoxOfSymbol = (symbol: NonNullable<ImportedFormula['symbols']>[number]) => Box;

/** Decodes, renders, hashes and keeps the picture of one page. Pages that the project has already are only looked up. */
export async function preparePage(project: Project, record: ImportRecord, bytes: Uint8Array): Promise<PreparedPage> {
  const sourceSha256 = sha256Of(bytes);
  const page = (await project.store.pagesBySource([sourceSha256])).get(sourceSha256);
  if (record.picture.kind === 'ink')
    return await prepareInk(project, record, record.picture.ink, bytes, sourceSha256, page);
  const boxOf: BoxOfSymbol = ({ extent }) => {
    if (extent.kind === 'box') return extent.box;
    throw new RangeError('A picture has no strokes.');
  };
  if (page) {
    await project.media.write(sourceSha256, bytes);
    return { kind: 'existing', sourceSha256, record, page, boxOf };
  }
  const analysed = await analyseImage(bytes);
  if (analysed.kind === 'refused')
    return { kind: 'refused', record, reason: nameRefusal(record.sources[0] ?? '', analysed.reason) };
  await project.media.write(sourceSha256, bytes);
  await keepThumbnail(project, sourceSha256, analysed.thumbnail);
  const { type, width, height, orientation, notes } = analysed.header;
  const file = record.sources[0] ?? '';
  return {
    kind: 'new',
    sourceSha256,
    record,
    picture: {
      imageSha256: sourceSha256,
      width,
      height,
      orientation,
      inkRendererVersion: null,
      perceptualHash: analysed.perceptualHash,
    },
    inkHash: analysed.inkHash,
    media: [mediaRecord(sourceSha256, bytes, mediaTypeOf[type], analysed.inkHash)],
    notes: [...notes.map((note) => nameRefusal(file, note)), ...oddSize(file, width, height)],
    boxOf,
  };
}

function mediaRecord(sha256: Sha256, bytes: Uint8Array, contentType: string, inkHash: string | null): MediaRecord {
  return { sha256, byteCount: bytes.length, contentType, isBare: isBare(bytes, contentType), inkHash };
}

/** Pictures with a side below hardly show anything that can be read. */
const leastSidePx = 4;
const longestToShortest = 200;

/** Names a picture that can hardly hold a formula: one pixel of a web page, a strip of a border. */
function oddSize(file: string, width: number, height: number): readonly Reason[] {
  const [shorter, longer] = [Math.min(width, height), Math.max(width, height)];
  if (shorter >= leastSidePx && longer <= longestToShortest * shorter) return [];
  const message = `${file}: the picture has ${width} × ${height} pixels and can hardly hold a formula. It came in all the same: look at it, and remove its page in the library if it is none.`;
  return [reason('picture-odd-size', message, { file, width, height })];
}

async function prepareInk(
  project: Project,
  record: ImportRecord,
  ink: ImportedInk,
  bytes: Uint8Array,
  sourceSha256: Sha256,
  page: PageId | undefined,
): Promise<PreparedPage> {
  const groups = strokesOfSymbols(record);
  const rendered = page ? await renderLike(project, page, ink, groups) : renderInk(ink.strokes, groups);
  const boxOf: BoxOfSymbol = ({ extent }) =>
    extent.kind === 'box' ? extent.box : symbolBox(rendered.strokeBoxes, extent.strokes);
  await project.media.write(sourceSha256, bytes);
  if (page) return { kind: 'existing', sourceSha256, record, page, boxOf };
  const { width, height, pixels } = rendered;
  const image = { width, height, channels: 1, pixels } as const;
  const png = await encodeLargePng(image);
  const imageSha256 = sha256Of(png);
  const { thumbnail, perceptualHash, inkHash } = await analysePixels(image);
  await project.media.write(imageSha256, png);
  await keepThumbnail(project, imageSha256, thumbnail);
  return {
    kind: 'new',
    sourceSha256,
    record,
    picture: {
      imageSha256,
      width,
      height,
      orientation: 1,
      inkRendererVersion: String(inkRendererVersion),
      perceptualHash,
    },
    inkHash,
    media: [
      { sha256: sourceSha256, byteCount: bytes.length, contentType: 'application/inkml+xml', inkHash: null },
      mediaRecord(imageSha256, png, mediaTypeOf.png, inkHash),
    ],
    notes: [],
    boxOf,
  };
}

/** The strokes of each symbol, which say how large ink is drawn. */
export function strokesOfSymbols({ formulas }: Pick<ImportRecord, 'formulas'>): readonly (readonly number[])[] {
  const symbols = formulas.flatMap((formula) => formula.symbols ?? []);
  return symbols.flatMap(({ extent }) => (extent.kind === 'strokes' ? [extent.strokes] : []));
}

/**
 * Draws the ink at the scale that the stored page has: truth that came later would give another one, by its symbols
 * instead of by its strokes.
 */
async function renderLike(project: Project, page: PageId, ink: ImportedInk, groups: readonly (readonly number[])[]) {
  const document = await project.store.getDocument({ type: 'page', id: page });
  const root = document.records.get(page);
  const bySymbols = renderInk(ink.strokes, groups);
  if (root?.kind !== 'page' || (root.width === bySymbols.width && root.height === bySymbols.height)) return bySymbols;
  return renderInk(ink.strokes, []);
}
