import { describe, expect, it } from 'vitest';
import { LiveEvent } from '#schemas/contract/events.ts';
import { api } from './client.ts';
import { staleQueries } from './stale-queries.ts';

const id = `0${'1'.repeat(25)}`;

function operation(kind: string, type: string, many = false): LiveEvent {
  return LiveEvent.parse({
    type: 'operation',
    operation: id,
    kind,
    actor: id,
    documents: many ? [] : [{ ref: { type, id }, revision: 2 }],
    many,
  });
}

function job(state: string): LiveEvent {
  const startedAt = '2026-01-01T00:00:00.000Z';
  const progress = { phase: 'importing', done: 1, total: 2, secondsLeft: null };
  const shape = {
    id,
    kind: 'import',
    subject: null,
    startedBy: null,
    state,
    startedAt,
    endedAt: null,
    progress,
    report: null,
    error: null,
  };
  return LiveEvent.parse({ type: 'job', job: shape });
}

describe('staleQueries', () => {
  it('makes lists and quantities stale at every operation, the schema only at one that touches it', () => {
    const edit = staleQueries(operation('edit', 'formula'));
    expect(edit).toContainEqual(api.library.key());
    expect(edit).toContainEqual(api.quotas.key());
    expect(edit).not.toContainEqual(api.schema.key());
    expect(staleQueries(operation('schema', 'quota'))).toContainEqual(api.schema.key());
    expect(staleQueries(operation('import', 'page', true))).toContainEqual(api.schema.key());
  });

  it('leaves work on a page to its screen', () => {
    expect(staleQueries(operation('edit', 'formula'))).not.toContainEqual(api.annotation.key());
  });

  it('reads again when a job has ended, not while it runs', () => {
    expect(staleQueries(job('running'))).toEqual([]);
    expect(staleQueries(job('done'))).toContainEqual(api.library.key());
  });

  it('reads again what sub-models are counted in when they change, and releases alone at their other settings', () => {
    const own = staleQueries({ type: 'release-setting', setting: 'sub-models' });
    for (const key of [api.releases, api.quotas, api.requirements, api.library, api.project.status])
      expect(own).toContainEqual(key.key());
    expect(staleQueries({ type: 'release-setting', setting: 'licences' })).toEqual([api.releases.key()]);
  });

  it('reads everything again when the project changes', () => {
    expect(staleQueries({ type: 'project', opened: true })).toEqual([[]]);
  });
});
