interface Waiting {
  readonly weight: number;
  readonly start: () => void;
}

/**
 * Runs tasks beside each other, at most `count` and at most `weight` together; one that is heavier than that runs alone.
 * The first failure is thrown by the next call of `add` or by `drain`.
 */
export class BoundedTasks {
  readonly #limits: { readonly count: number; readonly weight: number };
  readonly #running = new Set<Promise<void>>();
  readonly #waiting: Waiting[] = [];
  #weight = 0;
  /** Tasks that were let in and have not begun. */
  #promised = 0;
  #failure: { readonly error: unknown } | null = null;

  constructor(limits: { readonly count: number; readonly weight: number }) {
    this.#limits = limits;
  }

  /** Whether a task would start at once. */
  hasRoom(weight: number): boolean {
    return this.#waiting.length === 0 && this.#hasRoomBeside(weight);
  }

  /** Resolves once the task has started, so that whoever adds tasks cannot run ahead of them. */
  async add(weight: number, task: () => Promise<void>): Promise<void> {
    this.#throwFailure();
    if (!this.hasRoom(weight)) {
      await new Promise<void>((resolve) => {
        this.#waiting.push({ weight, start: resolve });
      });
      this.#promised -= 1;
      this.#throwFailure();
    } else {
      this.#weight += weight;
    }
    const running: Promise<void> = task()
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => {
        this.#running.delete(running);
        this.#weight -= weight;
        this.#startNext();
      });
    this.#running.add(running);
  }

  /** Resolves when nothing runs any more. */
  async drain(): Promise<void> {
    await this.settle();
    this.#throwFailure();
  }

  /** The same, whatever came of the tasks. */
  async settle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #hasRoomBeside(weight: number): boolean {
    const count = this.#running.size + this.#promised;
    if (count === 0) return true;
    return count < this.#limits.count && this.#weight + weight <= this.#limits.weight;
  }

  #startNext(): void {
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      if (!this.#failure && !this.#hasRoomBeside(next.weight)) return;
      this.#waiting.shift();
      this.#promised += 1;
      this.#weight += next.weight;
      next.start();
    }
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure.error;
  }
}
