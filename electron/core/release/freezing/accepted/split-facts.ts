import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Page } from '#schemas/domain/page.ts';
import type { NamedPages } from '#schemas/domain/split.ts';
import type { FrozenFormula, FrozenPage } from '#schemas/formats/frozen-release.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { truthKind } from '#shared/split/split-group.ts';
import { writerKey } from '#shared/split/writer-key.ts';

/**
 * How often each category and symbol class occurs, and how many formulas have which truth: `category <id>`, `class <id>`,
 * and for instance `truth symbols`, which is shared out by itself (see `balanceGroups`).
 */
export function strataOf(frozen: readonly (FrozenPage | FrozenFormula)[]): ReadonlyMap<string, number> {
  const strata = new Map<string, number>();
  const add = (stratum: string) => strata.set(stratum, (strata.get(stratum) ?? 0) + 1);
  for (const record of frozen) {
    if (record.kind === 'page') continue;
    for (const layer of ['symbols', 'layout', 'latex'] as const)
      if (record[layer] !== null) add(`${truthKind}${layer}`);
    for (const category of record.categories) add(`category ${category}`);
    for (const { symbolClass } of record.symbols ?? []) if (symbolClass !== null) add(`class ${symbolClass}`);
  }
  return strata;
}

/** Whether a lead named the page, or one of its formulas, for the test set, and the categories that name it. */
export function namedFacts(page: Page, documents: readonly AnnotationDocument[], named: NamedPages) {
  const own = new Set(documents.flatMap((document) => formulaOf(document)?.categories ?? []));
  const namedBy = named.categories.filter((category) => own.has(category));
  const isNamed =
    namedBy.length > 0 ||
    (page.batch !== null && named.batches.includes(page.batch)) ||
    (page.writer !== null && isNamedWriter(page.writer, named));
  return { isNamed, namedBy };
}

function isNamedWriter(writer: string, { writers }: NamedPages): boolean {
  const key = writerKey(writer);
  return writers.some((name) => writerKey(name) === key);
}
