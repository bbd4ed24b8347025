import { findRelease } from '../choices/releases.ts';
import { type ProjectFlags, withProject } from '../connection/with-project.ts';
import { describeDifference, differenceCsv } from '../output/describe-difference.ts';

interface Flags extends ProjectFlags {
  readonly csv?: true;
}

export async function diffReleases(project: string, from: number, to: number, flags: Flags): Promise<void> {
  await withProject(project, flags, async ({ client }) => {
    const [older, newer] = [await findRelease(client, from), await findRelease(client, to)];
    const difference = await client.releases.difference({ from: older.id, to: newer.id });
    const schema = await client.schema.get();
    const text = flags.csv ? differenceCsv(difference, schema) : describeDifference(difference, schema);
    return { json: difference, text };
  });
}
