import { z } from 'zod';

/** How a picture has to be changed to look like another one: turned clockwise, its light and dark exchanged. */
export const PictureTurn = z.object({
  degrees: z.literal([0, 90, 180, 270]),
  isNegative: z.boolean(),
});
export type PictureTurn = Readonly<z.infer<typeof PictureTurn>>;
