import { AppError } from '#schemas/domain/app-error.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import type { Checkpoints } from '../checkpoints.ts';
import type { Connection } from '../connection.ts';
import type { SearchIndex } from '../search/search-index.ts';
import { giveWay } from '../steps.ts';
import type { Canonicaliser } from './canonicaliser.ts';
import type { StoredSettings } from './stored-settings.ts';

const formulasAtOnce = 1000;
/** The same while people work: some hundredths of a second. */
const formulasBeside = 30;

export interface CanonicalFormParts {
  readonly connection: Connection;
  readonly canonicaliser: () => Canonicaliser;
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
    const { connection } = this.#parts;
    if (this.#areCurrent()) return;
    const total = connection.column<[], number>('SELECT count(*) FROM formula').get() ?? 0;
    let done = 0;
    for (let after: string | null = ''; after !== null; ) {
      report(done, total);
      after = connection.write(() => this.#next(after ?? '', formulasAtOnce));
      done = Math.min(total, done + formulasAtOnce);
      // oxlint-disable-next-line no-await-in-loop -- others are answered in between
      await giveWay();
    }
    connection.write(() => this.#markCurrent());
  }

  /** After a change of the policy, within its transaction: a million forms take minutes and follow beside everything else. */
  policyChanged(): void {
    // A search may find by the canonical form of before for a while.
    this.#parts.connection.execute("DELETE FROM derivation WHERE name = 'canonical-latex'");
    setImmediate(() => void this.#follow());
  }

  close(): void {
    this.#isClosed = true;
  }

  async #follow(): Promise<void> {
    const { checkpoints } = this.#parts;
    // Whoever is at it already looks at the policy again at its end; a change that was taken back leaves nothing to do.
    if (this.#isFollowing || !this.#isOpen() || this.#areCurrent()) return;
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
    const { connection, search, settings, checkpoints } = this.#parts;
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
        this.#markCurrent();
        return true;
      })
    );
  }

  /** Makes those of the next formulas behind an id anew; gives the last of them, null where there are no more. */
  #next(after: string, limit: number): string | null {
    const { connection, search } = this.#parts;
    const canonicaliser = this.#parts.canonicaliser();
    const update = connection.prepare<[string | null, string, string], never>(
      'UPDATE formula SET latex_canonical = ?, canonicaliser_version = ? WHERE id = ?',
    );
    const rows = connection
      .prepare<[string, number], { id: string; latex: string; canonical: string | null }>(
        'SELECT id, latex, latex_canonical AS canonical FROM formula WHERE id > ? ORDER BY id LIMIT ?',
      )
      .all(after, limit);
    const changed: string[] = [];
    for (const { id, latex, canonical: before } of rows) {
      if (latex === '') continue;
      const canonical = canonicaliser.canonicalise(latex);
      if (canonical !== before) changed.push(id);
      update.run(canonical, canonicaliser.version, id);
    }
    search.followCanonical(changed);
    return rows.at(-1)?.id ?? null;
  }

  /** Whether all of them were made by the canonicaliser of this program and the policy of now. */
  #areCurrent(): boolean {
    const row = this.#parts.connection
      .prepare<[], { version: string }>("SELECT version FROM derivation WHERE name = 'canonical-latex'")
      .get();
    return row?.version === this.#parts.canonicaliser().version;
  }

  #markCurrent(): void {
    this.#parts.connection
      .prepare<[string], never>("INSERT OR REPLACE INTO derivation (name, version) VALUES ('canonical-latex', ?)")
      .run(this.#parts.canonicaliser().version);
  }

  #isOpen(): boolean {
    return !this.#isClosed && this.#parts.connection.isOpen;
  }
}
