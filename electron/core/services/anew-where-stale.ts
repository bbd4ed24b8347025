import { StaleRevisionError } from './commit.ts';

const mostTries = 4;

/**
 * Makes and commits patches, and makes them anew where somebody changed one of the documents meanwhile.
 *
 * @throws StaleRevisionError where that happened each of several times
 */
export async function anewWhereStale<Result>(commit: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- each only after the one before came too late
      return await commit();
    } catch (error) {
      if (!(error instanceof StaleRevisionError) || tries === mostTries) throw error;
    }
  }
}
