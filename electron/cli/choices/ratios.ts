import { SplitRatios } from '#schemas/domain/split.ts';
import { UsageError } from '../usage-error.ts';

/** Shares of train, validation and test from words such as `80/10/10`. */
export function parseRatios(words: string): SplitRatios {
  const [train, validation, test, ...more] = words
    .split('/')
    .map((word) => (word === '' ? Number.NaN : Number(word) / 100));
  const ratios = SplitRatios.safeParse({ train, validation, test });
  if (ratios.success && more.length === 0) return ratios.data;
  throw new UsageError(`“${words}” are no shares: write three percentages that sum to 100, such as 80/10/10.`);
}
