/**
 * What of one source was sent to the core. It is removed when the source is over and no import has taken it: also where
 * one that was about to take it fails after that.
 */
export class SentSource {
  readonly #remove: () => void;
  #isTaken = false;
  #isOver = false;

  constructor(remove: () => void) {
    this.#remove = remove;
  }

  /** An import takes it now. @returns To be called where that import could not start. */
  take(): () => void {
    this.#isTaken = true;
    return () => {
      this.#isTaken = false;
      if (this.#isOver) this.#remove();
    };
  }

  /** The source is not shown any more, or could not be sent as a whole. */
  end(): void {
    this.#isOver = true;
    if (!this.#isTaken) this.#remove();
  }
}
