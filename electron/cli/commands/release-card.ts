import { findRelease } from '../choices/releases.ts';
import { type ProjectFlags, withProject } from '../connection/with-project.ts';

export async function printCard(project: string, number: number, flags: ProjectFlags): Promise<void> {
  await withProject(project, flags, async ({ client }) => {
    const release = await findRelease(client, number);
    const card = await client.releases.card({ release: release.id });
    return { json: card, text: card.markdown.trimEnd() };
  });
}
