/** Memory that the picture before was packed in, if nobody packs in it now. */
let spare: Uint8Array<ArrayBuffer> | null = null;

/**
 * Files of one picture in one piece of memory, which can be handed to another thread as it is: a piece for each would be
 * copied on the way, and what the garbage collector leaves of them grows for thousands of pictures.
 */
export class PackedContents {
  #memory = spare ?? new Uint8Array(65_536);
  readonly #ends: number[] = [];
  #length = 0;

  constructor() {
    spare = null;
  }

  add(content: Uint8Array): void {
    const end = this.#length + content.length;
    if (this.#memory.length < end) {
      const larger = new Uint8Array(2 * end);
      larger.set(this.#memory.subarray(0, this.#length));
      this.#memory = larger;
    }
    this.#memory.set(content, this.#length);
    this.#ends.push(end);
    this.#length = end;
  }

  /** Ends it. Gives what was added, in its order: views of one buffer that nobody else has. */
  take(): readonly Uint8Array[] {
    const { buffer } = this.#memory.slice(0, this.#length);
    spare = this.#memory;
    return this.#ends.map((end, index) => {
      const start = this.#ends[index - 1] ?? 0;
      return new Uint8Array(buffer, start, end - start);
    });
  }
}
