import { Finding, type FindingKind } from '#schemas/domain/finding.ts';
import type { FacetId, FormulaId, Sha256, SplitId } from '#schemas/domain/id.ts';
import type { AssignedPage, CheckedFormulaFindings, FindingStore, StoredFinding } from '../finding-store.ts';
import type { Connection } from './connection.ts';
import { isNamedVersion } from './named-versions.ts';
import type { SearchIndex } from './search/search-index.ts';

interface FindingRow {
  readonly id: number;
  readonly kind: FindingKind;
  readonly place: string;
  readonly reason: string;
  readonly is_stale: 0 | 1;
}

const findingColumns = `n.id, n.kind, n.place, n.reason,
  (n.formula_id IS NOT NULL AND coalesce((SELECT c.revision FROM formula_check c WHERE c.formula_id = n.formula_id), 0)
    <> (SELECT f.revision FROM formula f WHERE f.id = n.formula_id)) AS is_stale`;

const notOfFormulas = 'AND (n.formula_id IS NULL OR n.formula_id NOT IN (SELECT value FROM json_each(?)))';

/** Findings as rows, and the sets by which the library filters for them. */
export class SqliteFindingStore implements FindingStore {
  readonly #connection: Connection;
  readonly #search: SearchIndex;

  constructor(connection: Connection, search: SearchIndex) {
    this.#connection = connection;
    this.#search = search;
  }

  async uncheckedFormulas(rules: string, after: FormulaId | null, limit: number): Promise<readonly FormulaId[]> {
    return this.#connection.read(() =>
      this.#connection
        .column<[string, string, number], FormulaId>(
          `SELECT f.id FROM formula f LEFT JOIN formula_check c ON c.formula_id = f.id
           WHERE f.id > ? AND (c.revision IS NULL OR c.revision <> f.revision OR c.rules <> ?) ORDER BY f.id LIMIT ?`,
        )
        .all(after ?? '', rules, limit),
    );
  }

  async countUnchecked(rules: string): Promise<number> {
    return this.#connection.read(
      () =>
        this.#connection
          .column<[string], number>(
            `SELECT count(*) FROM formula f LEFT JOIN formula_check c ON c.formula_id = f.id
             WHERE c.revision IS NULL OR c.revision <> f.revision OR c.rules <> ?`,
          )
          .get(rules) ?? 0,
    );
  }

  async recordFormulas(rules: string, checked: readonly CheckedFormulaFindings[]): Promise<void> {
    this.#search.write(() => {
      for (const { formula, revision, findings } of checked) this.#recordFormula(rules, formula, revision, findings);
    });
  }

  async replaceProjectFindings(findings: readonly Finding[]): Promise<void> {
    this.#connection.write(() => {
      this.#connection.prepare<[], never>('DELETE FROM finding WHERE formula_id IS NULL').run();
      for (const finding of findings) this.#insert(finding, null);
    });
  }

  async list(kinds: readonly FindingKind[], after: string | null, limit: number, except: readonly FormulaId[] = []) {
    return this.#connection.read(() => {
      const conditions = [
        ...(kinds.length === 0 ? [] : [['AND n.kind IN (SELECT value FROM json_each(?))', kinds] as const]),
        ...(except.length === 0 ? [] : [[notOfFormulas, except] as const]),
      ];
      const wanted = conditions.map(([sql]) => sql).join(' ');
      const asked = conditions.map(([, values]) => JSON.stringify(values));
      const [kind = '', id = '0'] = (after ?? '').split(' ');
      const rows = this.#connection
        .prepare<readonly unknown[], FindingRow>(
          `SELECT ${findingColumns} FROM finding n WHERE (n.kind, n.id) > (?, ?) ${wanted} ORDER BY n.kind, n.id LIMIT ?`,
        )
        .all(kind, Number.parseInt(id, 10) || 0, ...asked, limit + 1);
      const total =
        this.#connection
          .column<readonly unknown[], number>(`SELECT count(*) FROM finding n WHERE true ${wanted}`)
          .get(...asked) ?? 0;
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const next = rows.length > limit && last ? `${last.kind} ${last.id}` : null;
      return { items: shown.map(findingFromRow), next, total };
    });
  }

  async get(ids: readonly number[]): Promise<readonly StoredFinding[]> {
    return this.#connection.read(() =>
      this.#connection
        .prepare<[string], FindingRow>(
          `SELECT ${findingColumns} FROM finding n WHERE n.id IN (SELECT value FROM json_each(?)) ORDER BY n.id`,
        )
        .all(JSON.stringify(ids))
        .map(findingFromRow),
    );
  }

  async counts(except: readonly FormulaId[] = []): Promise<Readonly<Partial<Record<FindingKind, number>>>> {
    const rows = this.#connection.read(() =>
      except.length === 0
        ? this.#connection
            .prepare<[], { kind: FindingKind; n: number }>('SELECT kind, count(*) AS n FROM finding GROUP BY kind')
            .all()
        : this.#connection
            .prepare<[string], { kind: FindingKind; n: number }>(
              `SELECT n.kind, count(*) AS n FROM finding n WHERE true ${notOfFormulas} GROUP BY n.kind`,
            )
            .all(JSON.stringify(except)),
    );
    return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
  }

  async lackingByFacet(except: readonly FormulaId[] = []) {
    return this.#connection.read(() =>
      this.#connection
        .prepare<[string], { facet: FacetId; formulas: number }>(
          `SELECT f.value AS facet, count(*) AS formulas
           FROM finding n JOIN json_each(n.reason, '$.parameters.facets.facets') f
           WHERE n.kind = 'category-missing' ${notOfFormulas} GROUP BY 1 ORDER BY 2 DESC, 1`,
        )
        .all(JSON.stringify(except)),
    );
  }

  async remove(ids: readonly number[]): Promise<void> {
    this.#connection.write(() =>
      this.#connection
        .prepare<[string], never>('DELETE FROM finding WHERE id IN (SELECT value FROM json_each(?))')
        .run(JSON.stringify(ids)),
    );
  }

  async orphanMedia(limit: number): Promise<readonly Sha256[]> {
    return this.#connection.read(() =>
      this.#connection
        .column<[number], Sha256>(
          `SELECT m.sha256 FROM media m
           WHERE NOT EXISTS (SELECT 1 FROM page p WHERE p.image_sha256 = m.sha256)
             AND NOT EXISTS (SELECT 1 FROM page p WHERE p.source_sha256 = m.sha256)
             AND NOT EXISTS (SELECT 1 FROM formula_version v WHERE instr(v.document, m.sha256) > 0 AND ${isNamedVersion})
           ORDER BY m.sha256 LIMIT ?`,
        )
        .all(limit),
    );
  }

  async removeMedia(sha256: Sha256): Promise<void> {
    this.#connection.write(() =>
      this.#connection.prepare<[string], never>('DELETE FROM media WHERE sha256 = ?').run(sha256),
    );
  }

  async assignedPages(split: SplitId): Promise<readonly AssignedPage[]> {
    return this.#connection.read(() =>
      this.#connection
        .prepare<[{ readonly split: SplitId }], AssignedPage>(
          `SELECT a.page_id AS page, p.source_name AS sourceName, a.side, p.writer, p.batch,
             p.perceptual_hash AS perceptualHash, nullif(m.ink_hash, '') AS inkHash
           FROM (SELECT page_id, side FROM split_assignment WHERE split_id = @split
                 UNION SELECT page_id, side FROM unit_assignment WHERE split_id = @split) a
           JOIN page p ON p.id = a.page_id JOIN media m ON m.sha256 = p.image_sha256
           ORDER BY a.page_id, a.side`,
        )
        .all({ split }),
    );
  }

  #recordFormula(rules: string, formula: FormulaId, revision: number, findings: readonly Finding[]): void {
    const number = this.#search.formula.entries.numberOf(formula);
    // It may be gone meanwhile: then nothing is known of it any more.
    if (number === null || !this.#exists(formula)) return;
    const before = this.#connection
      .column<[string], FindingKind>('SELECT DISTINCT kind FROM finding WHERE formula_id = ?')
      .all(formula);
    const after = new Set(findings.map(({ kind }) => kind));
    for (const kind of before) this.#search.formula.sets.set('finding', kind, number, after.has(kind));
    for (const kind of after) this.#search.formula.sets.set('finding', kind, number, true);
    this.#connection.prepare<[string], never>('DELETE FROM finding WHERE formula_id = ?').run(formula);
    for (const finding of findings) this.#insert(finding, formula);
    this.#connection
      .prepare<[string, number, string], never>(
        `INSERT INTO formula_check (formula_id, revision, rules) VALUES (?, ?, ?)
         ON CONFLICT (formula_id) DO UPDATE SET revision = excluded.revision, rules = excluded.rules`,
      )
      .run(formula, revision, rules);
  }

  #exists(formula: FormulaId): boolean {
    return this.#connection.column<[string], number>('SELECT 1 FROM formula WHERE id = ?').get(formula) !== undefined;
  }

  #insert({ kind, place, reason }: Finding, formula: FormulaId | null): void {
    this.#connection
      .prepare<readonly unknown[], never>('INSERT INTO finding (kind, formula_id, place, reason) VALUES (?, ?, ?, ?)')
      .run(kind, formula, JSON.stringify(place), JSON.stringify(reason));
  }
}

function findingFromRow({ id, kind, place, reason, is_stale }: FindingRow): StoredFinding {
  return {
    id,
    finding: Finding.parse({ kind, place: JSON.parse(place), reason: JSON.parse(reason) }),
    isStale: is_stale === 1,
  };
}
