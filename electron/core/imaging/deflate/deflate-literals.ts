import { adler32 } from './adler-32.ts';
import { assignWords, measureCode } from './prefix-code.ts';

/** Literals and the end of the block. */
const literals = 257;
const endOfBlock = 256;
/** Order in which the lengths of the code for lengths stand (RFC 1951, section 3.2.7). */
const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Bits of the longest word: two of them and seven bits that are left fit into a number of 32. */
const longestWord = 12;

/** Most bytes that the description of the code, the frame and the checksum take. */
const overheadBytes = 400;

// Scratch of one thread.
const histogram = new Uint32Array(literals);
const lengths = new Uint8Array(literals);
const words = new Uint32Array(literals);
const lengthHistogram = new Uint32Array(lengthOrder.length);
const lengthLengths = new Uint8Array(lengthOrder.length);
const lengthWords = new Uint32Array(lengthOrder.length);
let stream = new Uint8Array(65_536);

/**
 * A zlib stream (RFC 1950) of one block with a code of its own and nothing but literals. Of the rows of a small photo,
 * whose noise repeats nothing, it is as small as what searching for repeats gives, at two fifths of the time: setting up
 * zlib alone would take longer than the small image does.
 *
 * @param length Bytes to be read from `bytes`.
 * @returns bytes that the next call writes over
 */
export function deflateLiterals(bytes: Uint8Array, length: number): Uint8Array {
  count(bytes, length);
  measureCode(histogram, longestWord, lengths);
  assignWords(lengths, words);
  // No word is longer than two bytes.
  const most = 2 * length + overheadBytes;
  if (stream.length < most) stream = new Uint8Array(2 * most);
  stream[0] = 0x78;
  stream[1] = 0x01;
  const writer = new BitWriter(stream, 2);
  writeCode(writer);
  writer.putWords(bytes, length, words);
  writer.putWord(words[endOfBlock] ?? 0);
  const end = writer.finish();
  new DataView(stream.buffer).setUint32(end, adler32(bytes, length));
  return stream.subarray(0, end + 4);
}

function count(bytes: Uint8Array, length: number): void {
  histogram.fill(0);
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at] ?? 0;
    histogram[byte] = (histogram[byte] ?? 0) + 1;
  }
  histogram[endOfBlock] = 1;
}

/** The head of a block with a code of its own: the lengths of its words, in a code of their own. */
function writeCode(writer: BitWriter): void {
  lengthHistogram.fill(0);
  for (const length of lengths) lengthHistogram[length] = (lengthHistogram[length] ?? 0) + 1;
  // There is one distance, which never occurs; its word has no bits.
  lengthHistogram[0] = (lengthHistogram[0] ?? 0) + 1;
  measureCode(lengthHistogram, 7, lengthLengths);
  assignWords(lengthLengths, lengthWords);
  const isLast = 1;
  const ownCode = 2;
  writer.put(isLast | (ownCode << 1), 3);
  writer.put(literals - 257, 5);
  writer.put(1 - 1, 5);
  writer.put(lengthOrder.length - 4, 4);
  for (const length of lengthOrder) writer.put(lengthLengths[length] ?? 0, 3);
  for (const length of lengths) writer.putWord(lengthWords[length] ?? 0);
  writer.putWord(lengthWords[0] ?? 0);
}

/** Puts bits into bytes, the lowest first. */
class BitWriter {
  readonly #bytes: Uint8Array;
  #at: number;
  #held = 0;
  #heldBits = 0;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.#at = start;
  }

  /** @param bits at most 16 */
  put(value: number, bits: number): void {
    this.#held |= value << this.#heldBits;
    this.#heldBits += bits;
    while (this.#heldBits >= 8) {
      this.#bytes[this.#at] = this.#held;
      this.#at += 1;
      this.#held >>>= 8;
      this.#heldBits -= 8;
    }
  }

  putWord(word: number): void {
    this.put(word & 0xffff, word >>> 16);
  }

  /** The words of many symbols, two of which fit into 32 bits with what is left. In local variables, because this loop is what an image costs. */
  putWords(symbols: Uint8Array, length: number, code: Uint32Array): void {
    const bytes = this.#bytes;
    let at = this.#at;
    let held = this.#held;
    let heldBits = this.#heldBits;
    const even = length - (length % 2);
    for (let index = 0; index < even; index += 2) {
      const first = code[symbols[index] ?? 0] ?? 0;
      const second = code[symbols[index + 1] ?? 0] ?? 0;
      held |= (first & 0xffff) << heldBits;
      heldBits += first >>> 16;
      held |= (second & 0xffff) << heldBits;
      heldBits += second >>> 16;
      // Always three bytes, of which the next round overwrites what is not full: a question would cost more.
      bytes[at] = held;
      bytes[at + 1] = held >>> 8;
      bytes[at + 2] = held >>> 16;
      at += heldBits >>> 3;
      held >>>= heldBits & 24;
      heldBits &= 7;
    }
    this.#at = at;
    this.#held = held;
    this.#heldBits = heldBits;
    if (even < length) this.putWord(code[symbols[even] ?? 0] ?? 0);
  }

  /** Fills up the last byte. Returns the place behind it. */
  finish(): number {
    if (this.#heldBits > 0) this.put(0, 8 - this.#heldBits);
    return this.#at;
  }
}
