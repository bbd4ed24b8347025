import { AppError } from '#schemas/domain/app-error.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import type { Checkpoints } from '../checkpoints.ts';
import type { Connection } from '../connection.ts';
import type { SearchIndex } from '../search/search-index.ts';
import { giveWay } from '../steps.ts';
import type { DocumentRows } from './document-rows.ts';
import type { StoredSettings } from './stored-settings.ts';

const formulasAtOnce = 1000;
/** The same while people work: some hundredths of a second. */
const formulasBeside = 30;

export interface CanonicalFormParts {
  readonly connection: Connection;
  readonly documents: DocumentRows;
  readonly search: SearchIndex;
  readonly settings: StoredSettings;
  readonly checkpoints: Checkpoints;
}

/** Keeps the canonical LaTeX of all formulas to the project's policy. */
export class CanonicalForms {
  readonly #parts: CanonicalFormParts;
  #isFollowing = false;
  #isClosed = false;

  constructor(parts: CanonicalFormParts) {
    this.#parts = parts;
  }

  /** Before the project can be used: all of them, in steps between which others are answered. */
  async prepare(report: (done: number, total: number) => void): Promise<void> {
    const { connection, documents } = this.#parts;
    if (documents.isCanonicalCurrent()) return;
    const total = connection.column<[], number>('SELECT count(*) FROM formula').get() ?? 0;
    let done = 0;
    for (let after: string | null = ''; after !== null; ) {
      report(done, total);
      after = connection.write(() => this.#next(after ?? '', formulasAtOnce));
      done = Math.min(total, done + formulasAtOnce);
      // oxlint-disable-next-line no-await-in-loop -- others are answered in between
      await giveWay();
    }
    connection.write(() => documents.markCanonicalCurrent());
  }

  /** After a change of the policy, within its transaction: a million forms take minutes and follow beside everything else. */
  policyChanged(): void {
    // A search may find by the canonical form of before for a while.
    this.#parts.documents.markCanonicalStale();
    setImmediate(() => void this.#follow());
  }

  close(): void {
    this.#isClosed = true;
  }

  async #follow(): Promise<void> {
    const { documents, checkpoints } = this.#parts;
    // Whoever is at it already looks at the policy again at its end; a change that was taken back leaves nothing to do.
    if (this.#isFollowing || !this.#isOpen() || documents.isCanonicalCurrent()) return;
    this.#isFollowing = true;
    checkpoints.begin();
    try {
      while (this.#isOpen() && !(await this.#followOnce()));
    } catch (error) {
      // Nobody waits for an answer. What is not done is noted as such in the file, and done when it is opened again.
      if (!(error instanceof AppError)) throw error;
    } finally {
      this.#isFollowing = false;
      if (!this.#isClosed) await checkpoints.end();
    }
  }

  /** Brings all forms to the policy of now, a few formulas at a time; gives whether that is still the policy at the end. */
  async #followOnce(): Promise<boolean> {
    const { connection, documents, search, settings, checkpoints } = this.#parts;
    const policy = settings.now()?.latexPolicy;
    for (let after: string | null = ''; after !== null; ) {
      if (!this.#isOpen()) return false;
      after = search.write(() => this.#next(after ?? '', formulasBeside), 'unsynced');
      checkpoints.follow();
      // oxlint-disable-next-line no-await-in-loop -- others are answered in between
      await giveWay();
    }
    return (
      this.#isOpen() &&
      connection.write(() => {
        if (!isEqual(policy, settings.now()?.latexPolicy)) return false;
        documents.markCanonicalCurrent();
        return true;
      })
    );
  }

  #next(after: string, limit: number): string | null {
    const { last, changed } = this.#parts.documents.canonicaliseNext(after, limit);
    this.#parts.search.followCanonical(changed);
    return last;
  }

  #isOpen(): boolean {
    return !this.#isClosed && this.#parts.connection.isOpen;
  }
}
