import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { api } from '#renderer/transport/client.ts';
import { staleQueries } from '#renderer/transport/stale-queries.ts';
import { LiveEvent } from '#schemas/contract/events.ts';
import { classCounts } from './class-counts.ts';

const id = `0${'1'.repeat(25)}`;

const operationOn = (type: string): LiveEvent =>
  LiveEvent.parse({
    type: 'operation',
    operation: id,
    kind: 'edit',
    actor: id,
    documents: [{ ref: { type, id }, revision: 2 }],
    many: false,
  });

it('quotas are asked for again after an edit, the counts behind the palette are not, and neither after a comment', async () => {
  const queries = new QueryClient();
  const asked = { overview: 0, counts: 0 };
  const watch = (queryKey: readonly unknown[], name: keyof typeof asked) =>
    new QueryObserver(queries, { queryKey, queryFn: () => ++asked[name], staleTime: 60_000 }).subscribe(() => {});
  const ends = [watch(api.quotas.overview.queryKey(), 'overview'), watch(classCounts('project').queryKey, 'counts')];
  const follow = async (event: LiveEvent) => {
    for (const queryKey of staleQueries(event)) await queries.invalidateQueries({ queryKey });
  };
  await queries.refetchQueries();
  const before = { ...asked };
  await follow(operationOn('thread'));
  expect(asked).toEqual(before);
  await follow(operationOn('formula'));
  expect(asked).toEqual({ overview: before.overview + 1, counts: before.counts });
  await follow({ type: 'project', opened: true });
  expect(asked.counts).toBe(before.counts + 1);
  for (const end of ends) end();
});
