/** Of what is offered, so many with the least costs: a heap with the dearest on top. */
export class Cheapest {
  readonly #most: number;
  readonly #costs: Float64Array;
  readonly #names: Int32Array;
  #size = 0;

  /** @param most how many are kept, at least one */
  constructor(most: number) {
    this.#most = most;
    this.#costs = new Float64Array(most);
    this.#names = new Int32Array(most);
  }

  /** What costs this much or more is not kept. */
  get limit(): number {
    return this.#size < this.#most ? Infinity : (this.#costs[0] ?? Infinity);
  }

  /** @param name a whole number that says what it is */
  offer(cost: number, name: number): void {
    if (cost >= this.limit) return;
    if (this.#size < this.#most) {
      this.#size += 1;
      this.#rise(this.#size - 1, cost, name);
    } else this.#sink(cost, name);
  }

  /** Takes out the names of what is kept, the cheapest first. */
  takeNames(): readonly number[] {
    const names = Array.from({ length: this.#size }, () => 0);
    while (this.#size > 0) {
      names[this.#size - 1] = this.#nameAt(0);
      this.#size -= 1;
      this.#sink(this.#costAt(this.#size), this.#nameAt(this.#size));
    }
    return names;
  }

  #costAt(at: number): number {
    return this.#costs[at] ?? Infinity;
  }

  #nameAt(at: number): number {
    return this.#names[at] ?? 0;
  }

  #put(at: number, cost: number, name: number): void {
    this.#costs[at] = cost;
    this.#names[at] = name;
  }

  /** From an empty place at the end towards the top. */
  #rise(from: number, cost: number, name: number): void {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.#costAt(above) >= cost) break;
      this.#put(at, this.#costAt(above), this.#nameAt(above));
      at = above;
    }
    this.#put(at, cost, name);
  }

  /** In the place of the dearest, down from the top. */
  #sink(cost: number, name: number): void {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.#size) break;
      if (below + 1 < this.#size && this.#costAt(below + 1) > this.#costAt(below)) below += 1;
      if (this.#costAt(below) <= cost) break;
      this.#put(at, this.#costAt(below), this.#nameAt(below));
      at = below;
    }
    this.#put(at, cost, name);
  }
}
