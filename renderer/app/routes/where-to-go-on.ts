import type { PageId, QuotaId } from '#schemas/domain/id.ts';

/** What the queue answers, as far as it has: its first page and, where that fills a gap of one's own, the gap. */
interface Next {
  readonly data: { readonly page: PageId | null; readonly gap: QuotaId | null } | undefined;
  readonly error: unknown;
}

/**
 * The page that was worked on last while it is there, else the first one with something to be done. Whoever was given a
 * gap goes to what fills it: what they have begun of that comes first there. Where the queue cannot be asked, a page that
 * is known is better than an error.
 *
 * @param last the page that was worked on last, `gone` where there is none (any more), `asked` where that is not known yet
 */
export function whereToGoOn(last: PageId | 'gone' | 'asked', next: Next): PageId | 'nothing' | 'failed' | 'asked' {
  const answer = next.data;
  if (answer === undefined && next.error === null) return 'asked';
  if (answer !== undefined && answer.gap !== null) return answer.page ?? 'nothing';
  if (last !== 'gone') return last;
  return answer === undefined ? 'failed' : (answer.page ?? 'nothing');
}
