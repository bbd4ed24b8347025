/** Upright pixels, eight bits a channel, interleaved, row by row from the top: one channel of grey, or three of colour. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  /** `width * height * channels` bytes. */
  readonly pixels: Uint8Array;
}

/** One value of light a pixel, 0 (ink) to 255 (paper), row by row from the top. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
}

/**
 * Light of each pixel. Of a colour it is the mean of the luma (Rec. 601) and the darkest channel, so that a red or blue
 * pen is nearly as dark as a black one, which luma alone would make pale.
 */
export function lightOf({ width, height, channels, pixels }: Picture): GreyPicture {
  if (channels === 1) return { width, height, values: pixels };
  const values = new Uint8Array(width * height);
  for (let to = 0, at = 0; to < values.length; to += 1, at += 3) {
    const red = pixels[at] ?? 0;
    const green = pixels[at + 1] ?? 0;
    const blue = pixels[at + 2] ?? 0;
    const luma = (77 * red + 150 * green + 29 * blue + 128) >> 8;
    const darkest = red < green ? (red < blue ? red : blue) : green < blue ? green : blue;
    values[to] = (luma + darkest) >> 1;
  }
  return { width, height, values };
}
