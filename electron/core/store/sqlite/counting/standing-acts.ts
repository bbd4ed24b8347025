import type { OperationId, PersonId } from '#schemas/domain/id.ts';
import { type FormulaLayerName, formulaLayerNames } from '#schemas/domain/layer.ts';
import { AnnotationPatch, type Operation } from '#schemas/domain/operation.ts';
import { type SubmissionMove, withdrawnSubmissions } from '#shared/quota/withdrawn-submissions.ts';
import type { Connection } from '../connection.ts';
import { type ActKind, dayOf, isAct } from '../search/marks.ts';

/** That a formula was submitted, accepted or returned by a person on a day: it is so from now on, or no longer. */
export interface ActChange {
  readonly formula: string;
  readonly kind: ActKind;
  readonly person: PersonId;
  /** The UTC day on which the act was done, not that on which it was taken back. */
  readonly day: string;
  readonly stands: boolean;
}

interface ActRow {
  readonly id: OperationId;
  readonly kind: ActKind | 'withdraw';
  readonly actor: PersonId;
  readonly at: string;
  readonly sequence: number;
  /** Operations from the one that was asked about down to the act: odd where it takes the act back. */
  readonly length: number;
}

/**
 * Submissions, acceptances and returns that stand: an act that was taken back is nobody's, until that is taken back, be it
 * by an undo or, of a submission, by whoever made it. A formula counts once for each kind, person and day, however often
 * they did it.
 */
export class StandingActs {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** What an operation changes of them; after it was logged. */
  follow(operation: Operation): readonly ActChange[] {
    const formulas = operation.patches.flatMap(({ document }) => (document.type === 'formula' ? [document.id] : []));
    const { kind, actor, at } = operation;
    if (isAct(kind)) {
      const act = { kind, person: actor, day: dayOf(at) };
      return formulas.flatMap((formula) =>
        this.#count(formula, act) === 1 ? [{ formula, ...act, stands: true }] : [],
      );
    }
    if (kind === 'withdraw') return formulas.flatMap((formula) => this.#followWithdrawal(formula, actor));
    const act = operation.undoes === null ? null : this.#actBehind(operation.undoes);
    if (!act) return [];
    if (act.kind === 'withdraw') {
      const turned = formulas.filter((formula) => this.#isOf(formula, act) && this.#turn(formula, act));
      return turned.flatMap((formula) => this.#followWithdrawal(formula, act.actor));
    }
    const about = { kind: act.kind, person: act.actor, day: dayOf(act.at) };
    return formulas.flatMap((formula) => {
      if (!this.#isOf(formula, act) || !this.#turn(formula, act)) return [];
      const isUndone = act.length % 2 === 1;
      // Another act of theirs on that day may stand beside it.
      return this.#count(formula, about) === (isUndone ? 0 : 1) ? [{ formula, ...about, stands: !isUndone }] : [];
    });
  }

  /** The act that an operation takes back, at any remove. */
  #actBehind(undone: OperationId): ActRow | null {
    const row = this.#connection
      .prepare<[string], Omit<ActRow, 'kind'> & { readonly kind: Operation['kind'] }>(
        `WITH RECURSIVE chain(id, kind, actor, at, sequence, undoes, length) AS (
           SELECT id, kind, actor, at, sequence, undoes, 1 FROM operation WHERE id = ?
           UNION ALL
           SELECT o.id, o.kind, o.actor, o.at, o.sequence, o.undoes, length + 1
           FROM chain JOIN operation o ON o.id = chain.undoes
         )
         SELECT id, kind, actor, at, sequence, length FROM chain WHERE undoes IS NULL`,
      )
      .get(undone);
    if (!row) return null;
    const { kind } = row;
    return isAct(kind) || kind === 'withdraw' ? { ...row, kind } : null;
  }

  /** What a withdrawal, or its undo, changes of a person's submissions of a formula: on which days one stands. */
  #followWithdrawal(formula: string, person: PersonId): readonly ActChange[] {
    const before = this.#daysSubmitted(formula, person);
    this.#connection.prepare<[string], never>('DELETE FROM withdrawn_act WHERE document_id = ?').run(formula);
    const insert = this.#connection.prepare<[string, string], never>(
      'INSERT INTO withdrawn_act (document_id, operation) VALUES (?, ?)',
    );
    for (const id of withdrawnSubmissions(this.#movesOf(formula))) insert.run(formula, id);
    const after = this.#daysSubmitted(formula, person);
    return [...new Set([...before, ...after])]
      .filter((day) => before.has(day) !== after.has(day))
      .map((day) => ({ formula, kind: 'submit', person, day, stands: after.has(day) }));
  }

  #daysSubmitted(formula: string, person: PersonId): ReadonlySet<string> {
    const days = this.#connection
      .column<[string, string], string>(
        `SELECT substr(o.at, 1, 10) FROM operation_document d JOIN operation o ON o.sequence = d.sequence
         WHERE d.document_id = ? AND o.kind = 'submit' AND o.actor = ? AND ${standingAct('d.document_id', 'o.id')}`,
      )
      .all(formula, person);
    return new Set(days);
  }

  /** Submissions and withdrawals of layers of a formula that were not undone. */
  #movesOf(formula: string): readonly SubmissionMove[] {
    return this.#connection
      .prepare<[string], Omit<SubmissionMove, 'layers'> & { readonly patch: string }>(
        `SELECT o.id, o.actor, o.kind, p.value AS patch
         FROM operation_document d JOIN operation o ON o.sequence = d.sequence, json_each(o.patches) p
         WHERE d.document_id = ? AND o.kind IN ('submit', 'withdraw') AND p.value ->> '$.document.id' = d.document_id
           AND ${notUndone('d.document_id', 'o.id')} ORDER BY o.sequence`,
      )
      .all(formula)
      .map(({ patch, ...move }) => ({
        ...move,
        layers: movedLayers(AnnotationPatch.parse(JSON.parse(patch)), move.kind),
      }));
  }

  #isOf(formula: string, { sequence }: ActRow): boolean {
    return (
      this.#connection
        .column<[string, number], 1>('SELECT 1 FROM operation_document WHERE document_id = ? AND sequence = ?')
        .get(formula, sequence) === 1
    );
  }

  /** @returns whether that was not so before */
  #turn(formula: string, { id, length }: ActRow): boolean {
    const statement = this.#connection.prepare<[string, string], never>(
      length % 2 === 1
        ? 'INSERT INTO undone_act (document_id, operation) VALUES (?, ?) ON CONFLICT DO NOTHING'
        : 'DELETE FROM undone_act WHERE document_id = ? AND operation = ?',
    );
    return statement.run(formula, id).changes > 0;
  }

  /** How many acts of a kind that a person did with a formula on a day stand. */
  #count(formula: string, { kind, person, day }: Pick<ActChange, 'kind' | 'person' | 'day'>): number {
    return (
      this.#connection
        .column<[string, string, string, string], number>(
          `SELECT count(*) FROM operation_document d JOIN operation o ON o.sequence = d.sequence
           WHERE d.document_id = ? AND o.kind = ? AND o.actor = ? AND substr(o.at, 1, 10) = ?
             AND ${standingAct('d.document_id', 'o.id')}`,
        )
        .get(formula, kind, person, day) ?? 0
    );
  }
}

/** SQL: whether an act on a document was not taken back. */
export function standingAct(document: string, operation: string): string {
  return `${notUndone(document, operation)}
    AND NOT EXISTS (SELECT 1 FROM withdrawn_act w WHERE w.document_id = ${document} AND w.operation = ${operation})`;
}

function notUndone(document: string, operation: string): string {
  return `NOT EXISTS (SELECT 1 FROM undone_act u WHERE u.document_id = ${document} AND u.operation = ${operation})`;
}

/** The layers of its formula that a patch submits, or takes back. */
function movedLayers({ updated }: AnnotationPatch, kind: SubmissionMove['kind']): readonly FormulaLayerName[] {
  return updated.flatMap(({ before, after }) => {
    if (before.kind !== 'formula' || after.kind !== 'formula') return [];
    return formulaLayerNames.filter((layer) => {
      const [was, is] = [before.layers[layer].state, after.layers[layer].state];
      return kind === 'submit' ? was !== 'submitted' && is === 'submitted' : was === 'submitted' && is === 'drafted';
    });
  });
}
