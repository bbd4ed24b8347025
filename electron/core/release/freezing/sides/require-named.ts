import { AppError } from '#schemas/domain/app-error.ts';
import type { NamedPages, Split, SplitAssignment, SplitRule } from '#schemas/domain/split.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import { writerKey } from '#shared/split/writer-key.ts';
import type { Accepted } from '../accepted/collect-accepted.ts';
import type { FrozenSchema } from '../frozen-schema.ts';

/**
 * A name that is misspelt would leave the test set empty. What is gone from the project since does not end a split.
 *
 * @throws AppError `not-found`
 */
export function requireNamed(
  { batches, writers, categories }: NamedPages,
  { pages }: Accepted,
  schema: FrozenSchema,
): void {
  const batch = batches.find((name) => !pages.some((page) => page.batch === name));
  const own = new Set(pages.flatMap((page) => (page.writer === null ? [] : [writerKey(page.writer)])));
  const writer = writers.find((name) => !own.has(writerKey(name)));
  if (batch !== undefined) {
    const message = `There is no import “${batch}” in this project that the test set could be made of.`;
    throw new AppError('not-found', message, { batch });
  }
  if (writer !== undefined) {
    const message = `There is no page of the writer “${writer}” in this project that the test set could be made of.`;
    throw new AppError('not-found', message, { writer });
  }
  const category = categories.find((id) => !pages.some(({ namedBy }) => namedBy?.includes(id)));
  if (category !== undefined) {
    const name = schema.categories.get(category)?.key ?? category;
    const message = `There is no formula of the category “${name}” in this project that the test set could be made of.`;
    throw new AppError('not-found', message, { category: name, reason: 'named-category-unused' });
  }
}

/** Whether a split was made with the test set that is named now. */
export function isNamedAlike(split: Split, { namedTest }: SplitRule): boolean {
  return canonicalJson(split.namedTest ?? null) === canonicalJson(namedTest ?? null);
}

/**
 * A split that is to have other test pages than it was made with cannot have those that stand elsewhere already; it would
 * go on as it is, and nobody would see that the test set is not what was named. What is named as before goes on: a page may
 * have got a category of the test set only since it has its side.
 *
 * @throws AppError `conflict`
 */
export function requireToBeFree(
  split: Split,
  { pages }: Accepted,
  before: readonly SplitAssignment[],
  isTestLocked: boolean,
): void {
  if (isTestLocked) {
    const message = `The test set of ${split.name} is locked, and nothing joins it, whatever is named: ask for a new split.`;
    throw new AppError('conflict', message, { split: split.name, reason: 'named-test-locked' });
  }
  const elsewhere = new Set(before.flatMap(({ page, side }) => (side === 'test' ? [] : [page])));
  const named = pages.filter(({ isNamed, needsSide }) => isNamed === true && needsSide);
  const taken = named.filter(({ page }) => elsewhere.has(page)).length;
  if (taken === 0) return;
  const message = `Of ${named.length} pages that are named for the test set, ${taken} stand in train or validation of ${split.name} already, and what a split has assigned never moves: ask for a new split.`;
  throw new AppError('conflict', message, {
    split: split.name,
    named: named.length,
    taken,
    reason: 'named-test-taken',
  });
}
