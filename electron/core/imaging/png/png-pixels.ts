/** Pixels that a PNG can hold: eight bits a channel, interleaved, row by row from the top. */
export interface PngPixels {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 red-green-blue, 4 with alpha. */
  readonly channels: 1 | 3 | 4;
  readonly pixels: Uint8Array;
  /** Place of the first pixel, where the image is a window of a larger one; default: 0. */
  readonly start?: number;
  /** Bytes from one row to the next; default: those of a row. */
  readonly stride?: number;
}
