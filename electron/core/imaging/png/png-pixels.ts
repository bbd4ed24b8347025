/** Pixels that a PNG can hold: eight bits a channel, interleaved, row by row from the top. */
export interface PngPixels {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 red-green-blue, 4 with alpha. */
  readonly channels: 1 | 3 | 4;
  readonly pixels: Uint8Array;
}
