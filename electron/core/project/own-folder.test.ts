import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { refuseOwnFolder } from './own-folder.ts';

it('refuses the folder of the project and what lies in it, also behind a link, and nothing beside it', async () => {
  const folder = await temporaryFolder();
  const project = { path: join(folder, 'project') };
  await mkdir(join(project.path, 'cache'), { recursive: true });
  await symlink(join(project.path, 'cache'), join(folder, 'link'), 'junction');
  for (const place of ['project', 'project/x', 'project/cache/x/y.zip', 'project/..x', 'link/x', 'x/../project/y']) {
    await expect(refuseOwnFolder(project, join(folder, place)), place).rejects.toMatchObject({
      code: 'invalid-input',
      parameters: { path: join(folder, place), project: project.path },
    });
  }
  for (const place of ['.', 'x', 'project-2', 'project.zip', 'project/../x']) {
    await expect(refuseOwnFolder(project, join(folder, place)), place).resolves.toBeUndefined();
  }
});
