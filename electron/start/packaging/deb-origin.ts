import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What a deb says of where it comes from. */
export interface DebOrigin {
  /** `Name <address>` of whoever makes the package. */
  readonly maintainer: string;
  /** Home page of the program. */
  readonly homepage: string;
}

/**
 * The origin of a deb that is made here: from Debian's own variables (`DEBFULLNAME`, `DEBEMAIL`; see debchange(1)) and
 * `QUOTIENT_HOMEPAGE`, else from Git: who commits here, and where the repository lies. What cannot be known is null.
 */
export async function findDebOrigin(
  environment: Readonly<Record<string, string | undefined>>,
  askGit: (words: readonly string[]) => Promise<string | null> = git,
): Promise<{ readonly [Name in keyof DebOrigin]: DebOrigin[Name] | null }> {
  const name = environment['DEBFULLNAME'] || (await askGit(['config', 'user.name']));
  const email = environment['DEBEMAIL'] || (await askGit(['config', 'user.email']));
  const homepage = environment['QUOTIENT_HOMEPAGE'] || pageOf(await askGit(['remote', 'get-url', 'origin']));
  return { maintainer: name && email ? `${name} <${email}>` : null, homepage: homepage || null };
}

/** The page of a repository, from the address that Git fetches it from. */
function pageOf(remote: string | null): string | null {
  const parts = /^(?:https:\/\/(?:[^@/]*@)?|(?:ssh:\/\/)?git@)([^/:]+)[/:](.+?)(?:\.git)?\/?$/.exec(remote ?? '');
  return parts ? `https://${parts[1]}/${parts[2]}` : null;
}

async function git(words: readonly string[]): Promise<string | null> {
  // Without Git, or where it knows no answer, there is none.
  const answer = await promisify(execFile)('git', [...words]).catch(() => null);
  return answer?.stdout.trim() || null;
}
