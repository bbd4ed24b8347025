const heldBytes = 65_536;
/** What a UTF-16 unit may take in UTF-8. */
const mostBytesOfUnit = 3;

/**
 * Bytes on their way to a file, held in memory that is used again until there are enough for a write. Texts are encoded
 * as they come: held as strings until then they would outlive their generation, and the heap would grow with an export.
 */
export class PendingBytes {
  readonly #held = Buffer.allocUnsafeSlow(heldBytes);
  readonly #write: (bytes: Uint8Array) => void;
  #length = 0;

  /** @param write Takes bytes that are written over once it has returned. */
  constructor(write: (bytes: Uint8Array) => void) {
    this.#write = write;
  }

  /** Adds a text, as UTF-8, or bytes. */
  add(content: string | Uint8Array): void {
    const most = typeof content === 'string' ? content.length * mostBytesOfUnit : content.length;
    if (this.#length + most > heldBytes) this.flush();
    if (most > heldBytes) this.#write(typeof content === 'string' ? Buffer.from(content) : content);
    else if (typeof content === 'string') this.#length += this.#held.write(content, this.#length);
    else {
      this.#held.set(content, this.#length);
      this.#length += content.length;
    }
  }

  flush(): void {
    if (this.#length === 0) return;
    const length = this.#length;
    this.#length = 0;
    this.#write(this.#held.subarray(0, length));
  }
}
