import { expect, it } from 'vitest';
import { Connection, type Statement } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { Found, usualLimits } from './found.ts';
import { NumberSet } from './number-set.ts';

/** Counts the parts of the index of times that are read. */
class WalkedConnection extends Connection {
  walks = 0;

  override column<Parameters extends readonly unknown[], Value>(sql: string): Statement<Parameters, Value> {
    if (sql.includes('ORDER BY changed_at')) this.walks += 1;
    return super.column(sql);
  }
}

const days = Array.from({ length: 10 }, (_, n) => `2026-01-${String(n + 1).padStart(2, '0')}`);
const perDay = 20;
const limits = { ...usualLimits, fewItems: 5, walkedAtOnce: perDay / 2 };
const numbersOn = (day: number) => Array.from({ length: perDay }, (_, n) => 1 + day * perDay + n);

it('does not walk through days on which nothing was changed that is looked for', async () => {
  const connection = new WalkedConnection(':memory:', { create: true });
  await migrate(connection, ':memory:');
  const insert = connection.prepare<readonly unknown[], never>(
    "INSERT INTO formula_entry (number, id, name, changed_at, item_count, longest_side) VALUES (?, ?, '', ?, 0, 1)",
  );
  for (const [day, date] of days.entries()) {
    for (const number of numbersOn(day)) insert.run(number, `f${number}`, `${date}T10:00:00.000Z`);
  }
  const changed = { values: () => days, read: (day: string) => NumberSet.of(numbersOn(days.indexOf(day))) };
  const wanted = [...numbersOn(1), ...numbersOn(8)];
  for (const descending of [true, false]) {
    const expected = descending ? wanted.toReversed() : wanted;
    const sort = { by: 'changed', descending } as const;
    const found = new Found(
      { connection, limits },
      'formula',
      sort,
      { set: NumberSet.of(wanted), pending: null },
      changed,
    );
    connection.walks = 0;
    const first = found.part({ after: null, from: 0, limit: perDay });
    expect(first).toMatchObject({ numbers: expected.slice(0, perDay), total: wanted.length });
    const next = found.part({ after: first.next, from: 0, limit: perDay });
    expect(next).toMatchObject({ numbers: expected.slice(perDay), next: null });
    // Two for each day, and no more than what lies at their ends.
    expect(connection.walks).toBeLessThanOrEqual(8);
  }
  connection.close();
});
