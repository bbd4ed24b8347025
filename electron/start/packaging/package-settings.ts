import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findDebOrigin } from './deb-origin.ts';

/**
 * Writes what the packager reads: `electron-builder.yml` with the origin of a deb, or without the deb where that is not
 * known, which is said in one line.
 */
export async function writePackageSettings(
  folder: string,
  tell: (line: string) => void,
  origin = findDebOrigin(process.env),
): Promise<void> {
  const { maintainer, homepage } = await origin;
  const missing = [
    ...(maintainer === null ? ['who makes it (DEBFULLNAME and DEBEMAIL, or user.name and user.email of Git)'] : []),
    ...(homepage === null ? ['the home page of Quotient (QUOTIENT_HOMEPAGE, or the remote "origin" of Git)'] : []),
  ];
  const isKnown = missing.length === 0;
  if (!isKnown && process.platform === 'linux') {
    tell(`No deb is made, as it has to name ${missing.join(' and ')}. Set that to have one.`);
  }
  const settings = {
    extends: 'electron-builder.yml',
    ...(isKnown && { extraMetadata: { homepage } }),
    linux: isKnown ? { maintainer } : { target: ['AppImage'] },
  };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'electron-builder.json'), JSON.stringify(settings, null, 2));
}
