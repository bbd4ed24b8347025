import { expect, it } from 'vitest';
import { PageId, QuotaId } from '#schemas/domain/id.ts';
import { ulidOf } from '#test/support/builders.ts';
import { whereToGoOn } from './where-to-go-on.ts';

const [last, first] = [PageId.parse(ulidOf(1)), PageId.parse(ulidOf(2))];
const gap = QuotaId.parse(ulidOf(3));
const answered = (data: { page: PageId | null; gap: QuotaId | null }) => ({ data, error: null });
const failed = { data: undefined, error: new Error('unreachable') };

it('is the last page, unless a gap of one’s own comes first or the page is gone', () => {
  expect(whereToGoOn(last, answered({ page: first, gap: null }))).toBe(last);
  expect(whereToGoOn(last, answered({ page: first, gap }))).toBe(first);
  expect(whereToGoOn('gone', answered({ page: first, gap: null }))).toBe(first);
  expect(whereToGoOn('gone', answered({ page: null, gap: null }))).toBe('nothing');
});

it('is the last page where the queue cannot be asked; an error only where there is none', () => {
  expect(whereToGoOn(last, failed)).toBe(last);
  expect(whereToGoOn('gone', failed)).toBe('failed');
});

it('is not known before both have answered, but a gap of one’s own needs no last page', () => {
  expect(whereToGoOn(last, { data: undefined, error: null })).toBe('asked');
  expect(whereToGoOn('asked', answered({ page: first, gap: null }))).toBe('asked');
  expect(whereToGoOn('asked', failed)).toBe('asked');
  expect(whereToGoOn('asked', answered({ page: first, gap }))).toBe(first);
});
