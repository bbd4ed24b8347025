/** Reads numbers from hostile bytes: whatever lies outside them is `undefined`, never an exception. */
export class ByteReader {
  readonly bytes: Uint8Array;
  readonly littleEndian: boolean;
  private readonly view: DataView;

  constructor(bytes: Uint8Array, littleEndian: boolean) {
    this.bytes = bytes;
    this.littleEndian = littleEndian;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  u8(offset: number): number | undefined {
    return this.holds(offset, 1) ? this.view.getUint8(offset) : undefined;
  }

  u16(offset: number): number | undefined {
    return this.holds(offset, 2) ? this.view.getUint16(offset, this.littleEndian) : undefined;
  }

  u32(offset: number): number | undefined {
    return this.holds(offset, 4) ? this.view.getUint32(offset, this.littleEndian) : undefined;
  }

  i32(offset: number): number | undefined {
    return this.holds(offset, 4) ? this.view.getInt32(offset, this.littleEndian) : undefined;
  }

  /** Unsigned 64-bit number where it is a safe integer; larger ones lie outside every file. */
  u64(offset: number): number | undefined {
    if (!this.holds(offset, 8)) return undefined;
    const value = Number(this.view.getBigUint64(offset, this.littleEndian));
    return Number.isSafeInteger(value) ? value : undefined;
  }

  /** Bytes as Latin-1 text, for signatures and chunk names. */
  text(offset: number, length: number): string | undefined {
    if (!this.holds(offset, length)) return undefined;
    return String.fromCharCode(...this.bytes.subarray(offset, offset + length));
  }

  /** Whether the range lies inside the bytes. */
  holds(offset: number, length: number): boolean {
    return offset >= 0 && length >= 0 && offset + length <= this.bytes.length;
  }
}
