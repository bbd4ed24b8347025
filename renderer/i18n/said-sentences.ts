/** Sentences with values that are kept: more than a screen shows at once, and little memory. */
const mostKept = 2000;

/**
 * Sentences that were said, by language, namespace, key and values: screens say the same ones again at each drawing, and
 * to find the form of a count and to fill its places costs more than most of what is drawn. Those that were not said for
 * longest are let go.
 */
export class SaidSentences {
  readonly #said = new Map<string, string>();

  get size(): number {
    return this.#said.size;
  }

  /** The sentence of a place, as it was said before or as `say` says it. */
  recall(place: string, say: () => string): string {
    const known = this.#said.get(place);
    const sentence = known ?? say();
    // Kept behind all others: the first of the map is the one that was not said for longest.
    if (known !== undefined) this.#said.delete(place);
    this.#said.set(place, sentence);
    for (const oldest of this.#said.keys()) {
      if (this.#said.size <= mostKept) break;
      this.#said.delete(oldest);
    }
    return sentence;
  }
}
