/** Decoded upright pixels: eight bits a channel, interleaved, row by row from the top without padding. */
export interface RawImage {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 red-green-blue. Transparent parts have been laid on white. */
  readonly channels: 1 | 3;
  /** `width * height * channels` bytes. */
  readonly pixels: Uint8Array;
}
