import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { findDebOrigin } from './deb-origin.ts';
import { writePackageSettings } from './package-settings.ts';

/** A Git that answers by the last word that it is asked with. */
const gitThatSays = (answers: Readonly<Record<string, string>>) => async (words: readonly string[]) =>
  answers[words.at(-1) ?? ''] ?? null;

describe('findDebOrigin', () => {
  it('takes the variables that Debian knows before what Git says', async () => {
    const git = gitThatSays({ 'user.name': 'Git', 'user.email': 'git@lab.org', origin: 'https://lab.org/a/b.git' });
    const environment = { DEBFULLNAME: 'Kim', DEBEMAIL: 'kim@lab.org', QUOTIENT_HOMEPAGE: 'https://quotient.lab.org' };
    expect(await findDebOrigin(environment, git)).toEqual({
      maintainer: 'Kim <kim@lab.org>',
      homepage: 'https://quotient.lab.org',
    });
    expect(await findDebOrigin({ DEBFULLNAME: 'Kim' }, git)).toEqual({
      maintainer: 'Kim <git@lab.org>',
      homepage: 'https://lab.org/a/b',
    });
  });

  it.each([
    ['https://token@lab.org/group/quotient.git', 'https://lab.org/group/quotient'],
    ['git@lab.org:group/quotient.git', 'https://lab.org/group/quotient'],
    ['ssh://git@lab.org/group/quotient', 'https://lab.org/group/quotient'],
    ['/srv/git/quotient.git', null],
  ])('reads the page of a repository from %s, without what is secret in it', async (origin, homepage) => {
    expect((await findDebOrigin({}, gitThatSays({ origin }))).homepage).toBe(homepage);
  });

  it('knows nothing where nobody says anything', async () => {
    expect(await findDebOrigin({}, gitThatSays({ 'user.name': 'Git' }))).toEqual({ maintainer: null, homepage: null });
  });
});

describe('writePackageSettings', () => {
  const settingsFor = async (origin: Awaited<ReturnType<typeof findDebOrigin>>) => {
    const folder = await temporaryFolder();
    const told: string[] = [];
    await writePackageSettings(folder, (line) => told.push(line), Promise.resolve(origin));
    return { told, settings: JSON.parse(await readFile(join(folder, 'electron-builder.json'), 'utf8')) };
  };

  it('names the origin where it is known, and else leaves the deb out', async () => {
    const known = { maintainer: 'Kim <kim@lab.org>', homepage: 'https://quotient.lab.org' };
    expect(await settingsFor(known)).toEqual({
      told: [],
      settings: {
        extends: 'electron-builder.yml',
        extraMetadata: { homepage: known.homepage },
        linux: { maintainer: known.maintainer },
      },
    });
    const { told, settings } = await settingsFor({ ...known, homepage: null });
    expect(settings).toEqual({ extends: 'electron-builder.yml', linux: { target: ['AppImage'] } });
    if (process.platform === 'linux') expect(told).toEqual([expect.stringMatching(/QUOTIENT_HOMEPAGE/)]);
  });
});
