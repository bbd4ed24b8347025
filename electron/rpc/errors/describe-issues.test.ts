import { expect, it } from 'vitest';
import { z } from 'zod';
import { describeIssues } from './describe-issues.ts';

const Input = z.object({
  name: z.string().min(1).max(5),
  code: z.string().min(3),
  share: z.number().min(0).max(1),
  count: z.int().positive(),
  items: z.array(z.string()).min(1).max(2),
});
const good = { name: 'a', code: 'abc', share: 0.5, count: 1, items: ['a'] };

it.each([
  [{ name: '' }, '“name” is empty; give it a value.'],
  [{ name: 'longer' }, '“name” may have 5 characters at most.'],
  [{ code: 'a' }, '“code” needs at least 3 characters.'],
  [{ share: 1.5 }, '“share” has to be at most 1.'],
  [{ share: -0.5 }, '“share” has to be at least 0.'],
  [{ count: 0 }, '“count” has to be more than 0.'],
  [{ items: [] }, '“items” is empty; give it a value.'],
  [{ items: ['a', 'b', 'c'] }, '“items” may have 2 entries at most.'],
  [{ name: '', count: 0 }, '“name” is empty; give it a value (and 1 more).'],
  [{ share: 'much' }, '“share” is not valid: expected number, received string.'],
])('says of %j what a person would', (wrong, sentence) => {
  const { error } = Input.safeParse({ ...good, ...wrong });
  expect(describeIssues(error?.issues ?? []).sentence).toBe(sentence);
});
