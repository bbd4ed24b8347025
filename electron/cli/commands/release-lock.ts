import { counted } from '#shared/words/counted.ts';
import { findRelease } from '../choices/releases.ts';
import { type ProjectFlags, withProject } from '../connection/with-project.ts';

interface Flags extends ProjectFlags {
  readonly correct?: boolean;
  readonly note: string;
}

export async function lockTest(project: string, number: number, flags: Flags): Promise<void> {
  await withProject(project, flags, async ({ client }) => {
    const release = await findRelease(client, number);
    const { note } = flags;
    if (flags.correct) {
      const corrected = await client.releases.correctTest({ split: release.split, note });
      const { changed, gone, came } = corrected;
      const different = `${changed.length} changed, ${gone.length} taken out, ${came.length} taken in`;
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
