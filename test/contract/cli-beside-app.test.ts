import { writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LiveEvent } from '#schemas/contract/events.ts';
import { cli } from './support/run-process.ts';
import { people, writeYoloFolder } from './support/template-project.ts';
import { newWorld, useTemplateProject, type World } from './support/world.ts';

useTemplateProject();

const run = (world: World, ...words: readonly string[]) =>
  cli(words, { cwd: world.folder, home: join(world.folder, 'config') });

describe('the command line beside an open app', () => {
  it('works in the app, which hears of it at once', async () => {
    const world = await newWorld();
    const events: LiveEvent[] = [];
    world.host.events.listen((event) => events.push(event));
    await writeYoloFolder(join(world.folder, 'more'), 5);
    const imported = await run(world, 'import', 'project', 'more', '--json', '--actor', 'Rev');
    expect(imported.code, imported.stderr).toBe(0);
    expect(JSON.parse(imported.stdout)).toMatchObject({ imported: { pages: 2 }, alreadyThere: 3 });
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'operation', kind: 'import', actor: people.reviewer.id }),
    );
    expect(await world.lead.project.status()).toMatchObject({ pages: 5 });
    expect(JSON.parse((await run(world, 'status', 'project', '--json')).stdout)).toMatchObject({ pages: 5 });
    expect(world.host.project).not.toBeNull();
    expect(world.logged).toEqual([]);
  });

  it('is refused what its actor may not, as in the app', async () => {
    const world = await newWorld();
    const ended = await run(world, 'people', 'add', 'project', 'Jung', '--actor', 'Ann');
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining('takes the role lead') });
  });

  it('does not work in another project that the app has opened since', async () => {
    const world = await newWorld();
    const client = await world.overSocket(null);
    expect(await client.project.status()).toMatchObject({ pages: 3 });
    await world.host.close();
    await expect(client.project.status()).rejects.toMatchObject({ code: 'no-project' });
    await world.host.open(world.projectPath);
    await expect(client.project.status()).rejects.toMatchObject({ code: 'no-project' });
    expect((await run(world, 'status', 'project')).code).toBe(0);
  });

  it('waits for another command that has the project for a moment', async () => {
    const world = await newWorld();
    await world.host.close();
    const ended = await Promise.all(
      ['level=elementary', 'script=printed', 'structure=fraction'].map((category) =>
        run(world, 'quota', 'set', 'project', '--target', '5', '--category', category),
      ),
    );
    expect(ended.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
      [0, ''],
    ]);
    expect(JSON.parse((await run(world, 'quota', 'list', 'project', '--json')).stdout)).toHaveLength(3);
  });

  it('says what to do where another machine has the project', async () => {
    const world = await newWorld();
    await world.host.close();
    const lock = { id: 'x', pid: 1, host: `not-${hostname()}`, processIdentity: null, socket: null };
    await writeFile(join(world.projectPath, 'lock.json'), JSON.stringify(lock));
    const ended = await run(world, 'status', 'project', '--json');
    expect([ended.code, JSON.parse(ended.stdout)]).toMatchObject([1, { error: { code: 'project-locked' } }]);
    expect(ended.stderr).toMatch(/^quotient: .*not-.*close it there.*\n$/);
  });
});
