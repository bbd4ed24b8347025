import type { Job } from '#schemas/contract/jobs.ts';

const barWidth = 24;

/** Shows how far a job is on stderr: a bar on a terminal, a line for each phase elsewhere. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream;
  #phase = '';
  #isDrawn = false;

  constructor(stream: NodeJS.WriteStream = process.stderr) {
    this.#stream = stream;
  }

  show({ progress }: Pick<Job, 'progress'>): void {
    const isNewPhase = progress.phase !== this.#phase;
    this.#phase = progress.phase;
    if (this.#stream.isTTY) {
      this.#stream.write(`\r\u001b[K${describe(progress)}`);
      this.#isDrawn = true;
    } else if (isNewPhase) {
      this.#stream.write(`${progress.phase}…\n`);
    }
  }

  /** Leaves the line free for what comes next. */
  clear(): void {
    if (this.#isDrawn) this.#stream.write('\r\u001b[K');
    this.#isDrawn = false;
  }
}

function describe({ phase, done, total, secondsLeft }: Job['progress']): string {
  if (total === null || total === 0) return done === 0 ? `${phase}…` : `${phase} ${done}`;
  const filled = Math.round((Math.min(done, total) / total) * barWidth);
  return `${phase} [${'#'.repeat(filled)}${'.'.repeat(barWidth - filled)}] ${done}/${total}${forecast(secondsLeft)}`;
}

function forecast(secondsLeft: number | null): string {
  if (secondsLeft === null) return '';
  return secondsLeft < 90 ? `, ${secondsLeft} s left` : `, ${Math.round(secondsLeft / 60)} min left`;
}
