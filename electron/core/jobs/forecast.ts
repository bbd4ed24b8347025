/** A forecast of less work than this share, or after less time, is a guess. */
const leastShare = 0.02;
const leastMilliseconds = 1500;

/** Says how long a phase will still take, from how long it has taken for what is done. */
export class Forecast {
  #phase = '';
  #startedAt = 0;
  #doneAtStart = 0;

  /** Null while there is nothing to go by. @param now milliseconds */
  secondsLeft(phase: string, done: number, total: number | null, now: number): number | null {
    if (phase !== this.#phase || done < this.#doneAtStart) {
      this.#phase = phase;
      this.#startedAt = now;
      this.#doneAtStart = done;
    }
    const passed = now - this.#startedAt;
    const worked = done - this.#doneAtStart;
    if (total === null || passed < leastMilliseconds || worked < leastShare * total) return null;
    return Math.round(((passed / worked) * Math.max(0, total - done)) / 1000);
  }
}
