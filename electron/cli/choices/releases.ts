import type { Release } from '#schemas/domain/release.ts';
import type { Client } from '../connection/client.ts';
import { UsageError } from '../usage-error.ts';

/** @throws UsageError that names the releases there are */
export async function findRelease(client: Client, number: number): Promise<Release> {
  const found = await client.releases.byNumber({ number });
  if (found) return found;
  const releases = (await client.releases.list()).map(({ release }) => release);
  const known = releases.length === 0 ? 'none' : releases.map((release) => release.number).join(', ');
  throw new UsageError(`There is no release ${number} in this project; there are: ${known}.`);
}
