import { buildApp } from './build-app.ts';
import { findDebOrigin } from './deb-origin.ts';

/**
 * Builds what is packed; gives the words that electron-builder is to be run with, or null where it is not: that is said,
 * and the exit code set.
 */
export async function preparePackage(words: readonly string[]): Promise<readonly string[] | null> {
  const origin = await originWords(words);
  if (origin === null) {
    process.exitCode = 2;
    return null;
  }
  await buildApp();
  return [...words, ...origin];
}

/** What the packager is told of the origin; null where a deb is asked for and something of it is not known. */
async function originWords(words: readonly string[]): Promise<readonly string[] | null> {
  const isForLinux = words.some((word) => word === '--linux' || word === '-l') || isForThisSystem(words);
  if (process.platform === 'win32' || !isForLinux || words.includes('--dir')) return [];
  const { maintainer, homepage } = await findDebOrigin(process.env);
  if (maintainer !== null && homepage !== null) {
    return [`-c.linux.maintainer=${maintainer}`, `-c.extraMetadata.homepage=${homepage}`];
  }
  // Asked for alone, an AppImage names no origin.
  if (words.includes('AppImage') && !words.includes('deb')) return [];
  const missing = [
    ...(maintainer === null ? ['who makes it (DEBFULLNAME and DEBEMAIL, or user.name and user.email of Git)'] : []),
    ...(homepage === null ? ['the home page of Quotient (QUOTIENT_HOMEPAGE, or the remote "origin" of Git)'] : []),
  ];
  process.stderr.write(
    `quotient: A deb has to name ${missing.join(' and ')}. Set that, or make the AppImage alone: npm run package -- --linux AppImage\n`,
  );
  return null;
}

/** Whether the packages are those of the system that this runs on, and that is Linux. */
function isForThisSystem(words: readonly string[]): boolean {
  return (
    process.platform === 'linux' && !words.some((word) => /^(?:--mac|--macos|-m|-o|--win|--windows|-w)$/.test(word))
  );
}
