/**
 * Orientation of the stored pixels as in EXIF tag 0x0112 (EXIF 3.0, section 4.6.5.1): 1 upright, 2 mirrored left to
 * right, 3 turned by 180°, 4 mirrored top to bottom, 5 transposed, 6 to be turned 90° clockwise, 7 transposed along
 * the other diagonal, 8 to be turned 90° anticlockwise.
 */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Reads a stored value; what is no orientation counts as upright, as in every browser. */
export function orientationFrom(value: number | undefined): Orientation {
  switch (value) {
    case 2:
    case 3:
    case 4:
    case 5:
    case 6:
    case 7:
    case 8:
      return value;
    default:
      return 1;
  }
}

/** Whether bringing the image upright swaps its width and height. */
export function swapsSides(orientation: Orientation): boolean {
  return orientation >= 5;
}

/** How stored pixels are brought upright: mirrored top to bottom, mirrored left to right, then turned clockwise. */
export interface UprightSteps {
  readonly flip: boolean;
  readonly flop: boolean;
  readonly turn: 0 | 90 | 180 | 270;
}

export function uprightSteps(orientation: Orientation): UprightSteps {
  switch (orientation) {
    case 1:
      return { flip: false, flop: false, turn: 0 };
    case 2:
      return { flip: false, flop: true, turn: 0 };
    case 3:
      return { flip: false, flop: false, turn: 180 };
    case 4:
      return { flip: true, flop: false, turn: 0 };
    case 5:
      return { flip: false, flop: true, turn: 270 };
    case 6:
      return { flip: false, flop: false, turn: 90 };
    case 7:
      return { flip: false, flop: true, turn: 90 };
    case 8:
      return { flip: false, flop: false, turn: 270 };
  }
}
