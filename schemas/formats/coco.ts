import { z } from 'zod';

/** `[x, y, width, height]` in pixels of the image; origin top-left, fractions allowed. */
export const CocoBox = z.tuple([z.number(), z.number(), z.number(), z.number()]);

export const CocoImage = z.object({
  id: z.int().positive(),
  /** Path relative to the images of its side. */
  file_name: z.string().min(1),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type CocoImage = Readonly<z.infer<typeof CocoImage>>;

export const CocoAnnotation = z.object({
  /** From 1: pycocotools takes an annotation with id 0 as unmatched. */
  id: z.int().positive(),
  image_id: z.int().positive(),
  category_id: z.int().positive(),
  bbox: CocoBox,
  area: z.number().nonnegative(),
  /** 1: not to be counted, neither as found nor as missed. */
  iscrowd: z.union([z.literal(0), z.literal(1)]),
  segmentation: z.array(z.never()),
  attributes: z.record(z.string(), z.string()).optional(),
});
export type CocoAnnotation = Readonly<z.infer<typeof CocoAnnotation>>;

export const CocoCategory = z.object({ id: z.int().positive(), name: z.string(), supercategory: z.string() });
export type CocoCategory = Readonly<z.infer<typeof CocoCategory>>;

/** One COCO detection file. */
export const CocoDataset = z.object({
  info: z.record(z.string(), z.string()),
  licenses: z.array(z.unknown()),
  categories: z.array(CocoCategory),
  images: z.array(CocoImage),
  annotations: z.array(CocoAnnotation),
});
export type CocoDataset = Readonly<z.infer<typeof CocoDataset>>;
