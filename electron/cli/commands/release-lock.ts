import type { TestDrift } from '#schemas/contract/release-reports.ts';
import { counted } from '#shared/words/counted.ts';
import { findRelease } from '../choices/releases.ts';
import { type ProjectFlags, withProject } from '../connection/with-project.ts';
import { UsageError } from '../usage-error.ts';

interface Flags extends ProjectFlags {
  readonly correct?: boolean;
  readonly preview?: boolean;
  readonly note: string;
}

export async function lockTest(project: string, number: number, flags: Flags): Promise<void> {
  if (flags.preview && !flags.correct) {
    throw new UsageError('--preview shows what a correction would take over: give it with --correct.');
  }
  await withProject(project, flags, async ({ client }) => {
    const release = await findRelease(client, number);
    const { note } = flags;
    if (flags.correct) {
      const drift = await client.releases.testDrift({ split: release.split });
      const { version } = drift;
      if (flags.preview) {
        const text = isUnchanged(drift)
          ? `Nothing on the test pages differs from version ${version.number} of the test set: version ${version.number + 1} would hold the same.`
          : `Version ${version.number + 1} of the test set: ${differences(drift)}, ${counted(drift.renamedClasses.length, 'class', 'classes')} renamed or merged.`;
        return { json: drift, text };
      }
      const corrected = await client.releases.correctTest({ split: release.split, note });
      const different = isUnchanged(drift) ? `nothing differs from version ${version.number}` : differences(corrected);
      const text = `Froze release ${corrected.release.number} with version ${corrected.version.number} of the test set: ${different}.`;
      return { json: corrected, text };
    }
    const version = await client.releases.lockTest({ release: release.id, note });
    const { formulas, regionsAlone, pages } = await client.releases.testDrift({ split: release.split });
    const alone =
      regionsAlone === 0 ? '' : `, ${counted(regionsAlone, 'of them a region alone', 'of them regions alone')}`;
    const held = `${counted(formulas, 'formula')} on ${counted(pages, 'page')}${alone}`;
    return { json: version, text: `Locked the test set of release ${number}: ${held}.` };
  });
}

function isUnchanged({ changed, gone, came, renamedClasses }: TestDrift): boolean {
  return changed.length + gone.length + came.length + renamedClasses.length === 0;
}

function differences({ changed, gone, came }: Pick<TestDrift, 'changed' | 'gone' | 'came'>): string {
  return `${changed.length} changed, ${gone.length} taken out, ${came.length} taken in`;
}
