import { z } from 'zod';
import { PageId, Sha256, Timestamp } from './id.ts';
import { Layer } from './layer.ts';

/** Longest name of a writer, in UTF-16 units. */
export const maximumWriterLength = 200;

/** Root and only record of a page document: one imported image. Everything but `regions` and `writer` is fixed at import. */
export const Page = z.object({
  kind: z.literal('page'),
  id: PageId,
  /** Identity: hash of the source's bytes (the InkML of rendered ink, the image otherwise). */
  sourceSha256: Sha256,
  /** Path of the source relative to what was imported, `/` between folders. */
  sourceName: z.string().min(1).max(1000),
  /** The picture in `media/`: the source itself, or the rendered ink. */
  imageSha256: Sha256,
  /** Upright pixels: after EXIF orientation. */
  width: z.int().positive(),
  height: z.int().positive(),
  /** EXIF orientation of the stored picture, 1 to 8. */
  orientation: z.int().min(1).max(8),
  /** Version of the ink renderer, null for a picture that was not rendered from ink. */
  inkRendererVersion: z.string().nullable(),
  /** 64-bit DCT hash as 16 hexadecimal digits. */
  perceptualHash: z.string().regex(/^[0-9a-f]{16}$/),
  /** `one-formula`: the page is a formula; its regions layer stays absent. `formulas`: regions are drawn on it. */
  holds: z.enum(['one-formula', 'formulas']),
  /** Whose hand it is, a group for splits; null where unknown. */
  writer: z.string().min(1).max(maximumWriterLength).nullable(),
  importedAt: Timestamp,
  /** Name of the import that brought it; null for pages from before imports were named. */
  batch: z.string().min(1).max(maximumWriterLength).nullable().default(null),
  regions: Layer,
});
export type Page = Readonly<z.infer<typeof Page>>;
