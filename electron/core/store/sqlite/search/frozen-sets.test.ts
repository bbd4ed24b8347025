import { expect, it } from 'vitest';
import { SplitId } from '#schemas/domain/id.ts';
import { defaultSplitRatios } from '#schemas/domain/split.ts';
import { aFormula, anOperation, aPage, creating, pageId, sha256Number, ulidOf } from '#test/support/builders.ts';
import { Connection } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { SqliteStore } from '../sqlite-store.ts';
import { FrozenSets } from './frozen-sets.ts';
import { SetRows } from './set-rows.ts';

const split = SplitId.parse(ulidOf(2));

it('keeps the set of a large group, which grows with the split and with what comes onto its pages', async () => {
  const connection = new Connection(':memory:', { create: true });
  await migrate(connection, ':memory:');
  const store = await SqliteStore.open(connection, () => ({ version: '1', canonicalise: (latex) => latex }));
  const media = [1, 2, 3, 4].map((n) => ({ sha256: sha256Number(n), byteCount: 1, contentType: 'image/png' }));
  const patches = [1, 2, 3, 4].flatMap((n) => [creating(aPage(n, { holds: 'formulas' })), creating(aFormula(n))]);
  await store.commitAll([anOperation(1, patches)], media);
  const grouping = { writer: true, nearDuplicate: false };
  await store.releases.addSplit({ id: split, name: 'Split 1', seed: 1, ratios: defaultSplitRatios, grouping });
  const assign = async (...pages: readonly number[]) =>
    await store.releases.addAssignments(
      split,
      pages.map((n) => ({ page: pageId(n), side: 'train' as const, group: 'g' })),
    );
  const frozen = new FrozenSets(connection, 'formula', new SetRows(connection, 'formula'), 1);
  const found = () => frozen.groups(null, ['g']).count();
  const isKept = () =>
    connection.column<[], number>("SELECT count(*) FROM derivation WHERE name LIKE 'formula group %'").get();
  await assign(1);
  expect([found(), isKept()]).toEqual([1, 0]);
  await assign(2, 3);
  expect([found(), isKept()]).toEqual([3, 1]);
  await store.commit(anOperation(2, [creating(aFormula(11, { page: pageId(2) }))]));
  expect(found()).toBe(4);
  await assign(4);
  expect(found()).toBe(5);
  await store.close();
});
