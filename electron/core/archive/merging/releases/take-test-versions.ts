import type { ReleaseId, SplitId } from '#schemas/domain/id.ts';
import { type Reason, reason, splitTerm } from '#schemas/domain/reason.ts';
import type { TestVersion } from '#schemas/domain/test-version.ts';
import type { Store } from '../../../store/store.ts';

/**
 * Brings locked test sets of an archive into a project. A version goes on from the one before it, so that once one of a
 * split is another here, or is not taken, no later one of that split is: else the test set of this project would become
 * that of the other one.
 *
 * @param contradicted splits in which what the test set holds may stand on another side here
 * @param releaseHere which release of this project one of the archive is; null for none
 * @returns what was not taken
 */
export async function takeTestVersions(
  { splits }: Store,
  archived: readonly TestVersion[],
  contradicted: ReadonlySet<SplitId>,
  releaseHere: (release: ReleaseId) => ReleaseId | null,
): Promise<readonly Reason[]> {
  const here = await splits.testVersions();
  const names = new Map((await splits.listSplits()).map(({ id, name }) => [id, name]));
  const left: Reason[] = [];
  for (const [split, versions] of Map.groupBy(archived, (version) => version.split)) {
    const own = here.filter((version) => version.split === split);
    const name = names.get(split) ?? split;
    let next = own.length + 1;
    let isOther = false;
    for (const version of versions.toSorted((a, b) => a.number - b.number)) {
      const release = releaseHere(version.release);
      const known = own.find(({ number }) => number === version.number);
      if (known) {
        if (known.release === release) continue;
        isOther = true;
        left.push(describeOther(version.number, name));
      } else if (isOther || release === null || (!contradicted.has(split) && version.number !== next)) {
        left.push(describeOther(version.number, name));
      } else if (contradicted.has(split)) left.push(describeContradicted(version.number, name));
      else {
        await splits.addTestVersion({ ...version, release });
        next += 1;
      }
    }
  }
  return left;
}

function describeOther(number: number, split: string): Reason {
  const message = `The archive and this project differ in version ${number} of the locked test set of ${split}; what is here was kept.`;
  return reason('archive-test-version-differs', message, { number, split: splitTerm(split) });
}

function describeContradicted(number: number, split: string): Reason {
  const message = `Version ${number} of the locked test set of ${split} was not taken from the archive: what it tests with, or what the split keeps together with that, may be trained on here.`;
  return reason('archive-test-trained-here', message, { number, split: splitTerm(split) });
}
