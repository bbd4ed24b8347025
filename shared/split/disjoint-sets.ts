/** Disjoint sets of the integers 0 … size − 1 (union by size, path halving). */
export class DisjointSets {
  readonly #parents: Int32Array;
  readonly #sizes: Int32Array;

  constructor(size: number) {
    this.#parents = Int32Array.from({ length: size }, (_, element) => element);
    this.#sizes = new Int32Array(size).fill(1);
  }

  /** The element that stands for the set of `element`; the same for all members until the next `join`. */
  find(element: number): number {
    let current = element;
    for (;;) {
      const parent = this.#parents[current] ?? current;
      if (parent === current) return current;
      const grandparent = this.#parents[parent] ?? parent;
      this.#parents[current] = grandparent;
      current = grandparent;
    }
  }

  /** Makes one set of the sets of both elements. */
  join(a: number, b: number): void {
    const first = this.find(a);
    const second = this.find(b);
    if (first === second) return;
    const firstSize = this.#sizes[first] ?? 1;
    const secondSize = this.#sizes[second] ?? 1;
    const [root, child] = firstSize >= secondSize ? [first, second] : [second, first];
    this.#parents[child] = root;
    this.#sizes[root] = firstSize + secondSize;
  }
}
