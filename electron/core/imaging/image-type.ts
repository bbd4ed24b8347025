/** Types of image that can be imported. */
export const imageTypes = ['png', 'jpeg', 'webp', 'tiff', 'bmp'] as const;
export type ImageType = (typeof imageTypes)[number];

/** Media type (RFC 6838) that a host sends with the bytes. */
export const mediaTypeOf: Readonly<Record<ImageType, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  tiff: 'image/tiff',
  bmp: 'image/bmp',
};
