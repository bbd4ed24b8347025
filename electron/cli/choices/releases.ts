import type { Release } from '#schemas/domain/release.ts';
import type { Client } from '../connection/client.ts';
import { UsageError } from '../usage-error.ts';

/** @throws UsageError that names the releases there are */
export async function findRelease(client: Client, number: number): Promise<Release> {
  const releases = (await client.releases.list()).map(({ release }) => release);
  const found = releases.find((release) => release.number === number);
  if (found) return found;
  const known = releases.length === 0 ? 'none' : releases.map((release) => release.number).join(', ');
  throw new UsageError(`There is no release ${number} in this project; there are: ${known}.`);
}
