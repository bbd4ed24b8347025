import { describe, expect, it } from 'vitest';
import type { LiveEvent } from '#schemas/contract/events.ts';
import { writeLatex } from './cases/annotation.ts';
import { people } from './support/template-project.ts';
import { webClient } from './support/web-client.ts';
import { newWorld, useTemplateProject } from './support/world.ts';

useTemplateProject();

const reader = { key: 'page-reader', name: 'Page reader', recordIn: 'page', recordOut: 'latex' } as const;

describe('live events', () => {
  it('reach every window: edits of others, settings of releases, jobs, closing and opening', async () => {
    const world = await newWorld();
    const client = webClient(world.web.address, await world.personCookie(people.reviewer.id));
    const other = await world.overSocket(people.annotator.id);
    const events = await client.events.watch();
    const next = async (type: LiveEvent['type']): Promise<LiveEvent> => {
      for (;;) {
        const { value, done } = await events.next();
        if (done) throw new Error(`The stream ended before ${type}.`);
        if (value.type === type) return value;
      }
    };
    await next('connected');
    await other.annotation.commit({ patches: [await writeLatex(world.lead, '\\alpha')] });
    expect(await next('operation')).toMatchObject({ kind: 'edit', actor: people.annotator.id, many: false });
    await world.lead.releases.setSubModel(reader);
    expect(await next('release-setting')).toMatchObject({ setting: 'sub-models' });
    await world.lead.releases.setRecipes({ subModel: reader.key, recipes: null });
    expect(await next('release-setting')).toMatchObject({ setting: 'recipes' });
    await world.lead.releases.removeSubModel({ key: reader.key });
    expect(await next('release-setting')).toMatchObject({ setting: 'sub-models' });
    const [source] = await world.lead.releases.sources();
    if (!source) throw new Error('The pages of the template came with an import.');
    await world.lead.releases.setLicence({ batch: source.batch, licence: 'CC0-1.0', attribution: '', address: '' });
    expect(await next('release-setting')).toMatchObject({ setting: 'licences' });
    await world.lead.project.doctor();
    let job = await next('job');
    // Progress comes without the report, the end with it.
    while (job.type === 'job' && job.job.state === 'running') job = await next('job');
    expect(job).toMatchObject({ job: { kind: 'doctor', state: 'done', report: { findings: [] } } });
    await world.host.close();
    expect(await next('project')).toEqual({ type: 'project', opened: false });
    await world.host.open(world.projectPath);
    expect(await next('project')).toEqual({ type: 'project', opened: true });
    await events.return?.();
  });

  it('end without a trace when the window goes', async () => {
    const world = await newWorld();
    const client = webClient(world.web.address, await world.ownerCookie());
    const abort = new AbortController();
    const events = await client.events.watch(undefined, { signal: abort.signal });
    expect(await events.next()).toMatchObject({ value: { type: 'connected' } });
    abort.abort();
    await expect(events.next()).rejects.toThrow();
    expect(world.logged).toEqual([]);
  });
});
