import type { PageId, Sha256 } from '#schemas/domain/id.ts';
import { type Reason, reason, splitTerm } from '#schemas/domain/reason.ts';
import type { LinkedPage } from '#shared/split/link-pages.ts';
import { type TestLink, TestPages } from '#shared/split/test-pages.ts';
import { readRemovedTestPages } from '../../release/locked-test/removed-test-pages.ts';
import type { RemovedTestPage } from '../../store/release-store.ts';
import type { Store } from '../../store/store.ts';

interface LockedTest {
  readonly split: string;
  readonly pages: TestPages;
  /** Its pages that are gone from the project, by their source. */
  readonly removed: ReadonlyMap<Sha256, RemovedTestPage>;
}

/** What is known of a page that comes. */
interface ComingPage extends Omit<LinkedPage, 'page'> {
  /** Of a page that comes with an id. */
  readonly id?: PageId;
  readonly sourceSha256: Sha256;
}

/** The locked test sets of a project, so that an import says at once what repeats them. */
export class LockedTests {
  readonly #tests: readonly LockedTest[];

  private constructor(tests: readonly LockedTest[]) {
    this.#tests = tests;
  }

  static async read(store: Store): Promise<LockedTests> {
    const locked = new Set((await store.splits.testVersions()).map(({ split }) => split));
    const splits = (await store.splits.listSplits()).filter(({ id }) => locked.has(id));
    return new LockedTests(
      await Promise.all(
        splits.map(async ({ id, name, grouping }) => {
          const assigned = (await store.findings.assignedPages(id)).filter(({ side }) => side === 'test');
          const removed = await readRemovedTestPages(store, id);
          return {
            split: name,
            pages: new TestPages([...assigned, ...removed], grouping),
            removed: new Map(removed.map((page) => [page.sourceSha256, page])),
          };
        }),
      ),
    );
  }

  get areNone(): boolean {
    return this.#tests.length === 0;
  }

  /** Why a new page may not join train or validation: one reason for each test set that it repeats. */
  repeatsOfNew(source: string, page: ComingPage): readonly Reason[] {
    return this.#tests.flatMap(({ split, pages, removed }) => {
      const gone = removed.get(page.sourceSha256);
      // With its id it is the page itself that comes back, to where it stands.
      if (gone) return gone.page === page.id ? [] : [describeRemoved(source, split, gone)];
      const link = pages.linkOf(page);
      return link ? [describeLink(source, split, link)] : [];
    });
  }

  /** The same for a source whose page the project has already. */
  repeatsOfKnown(source: string, page: PageId, sourceSha256: Sha256): readonly Reason[] {
    return this.#tests.flatMap(({ split, pages, removed }) => {
      const known = pages.get(page);
      const gone = removed.get(sourceSha256);
      if (!known) return gone ? [describeRemoved(source, split, gone)] : [];
      const message = `${source}: it is the page ${known.sourceName} of the locked test set of ${split}, which stays as it was locked.`;
      return [reason('test-repeat-source', message, { source, page: known.sourceName, split: splitTerm(split) })];
    });
  }
}

/** The same of what is not taken for it: that it is not, and what can be done. */
export function asRefused({ code, message, parameters }: Reason): Reason {
  const refused =
    'This import refuses what repeats a locked test set, so it is left out. To have it in the project all the same, outside of train and validation, import it with “Hold out” (--test-repeats hold-out).';
  return reason(`${code}-refused`, `${message} ${refused}`, parameters);
}

function describeRemoved(source: string, split: string, { sourceName: page }: RemovedTestPage): Reason {
  const message = `${source}: it is ${page}, which was removed here and is in the locked test set of ${split} still, so it may join neither train nor validation.`;
  return reason('test-repeat-removed', message, { source, page, split: splitTerm(split) });
}

function describeLink(source: string, split: string, link: TestLink): Reason {
  const { kind, page } = link;
  const parameters = { source, page: page.sourceName, split: splitTerm(split) };
  const test = `the locked test set of ${split}`;
  const rest = 'so it may join neither train nor validation';
  switch (kind) {
    case 'near-duplicate': {
      const isOf = `is a near-duplicate of ${page.sourceName} in ${test}, ${rest}`;
      if (link.isInkAlone) {
        const how = 'with other margins, or turned a little';
        return reason(
          'test-repeat-ink',
          `${source}: its ink is, ${how}, that of ${page.sourceName} in ${test}, ${rest}.`,
          parameters,
        );
      }
      if (link.turn === null) return reason('test-repeat-duplicate', `${source}: its picture ${isOf}.`, parameters);
      const { degrees, isNegative } = link.turn;
      if (degrees === 0)
        return reason('test-repeat-negative', `${source}: the negative of its picture ${isOf}.`, parameters);
      const [code, what] = isNegative
        ? ['test-repeat-turned-negative', 'the negative of its picture']
        : ['test-repeat-turned', 'its picture'];
      return reason(code, `${source}: ${what}, turned clockwise by ${degrees}°, ${isOf}.`, { ...parameters, degrees });
    }
    case 'writer': {
      const writer = page.writer ?? '';
      return reason('test-repeat-writer', `${source}: its writer ${writer} is in ${test}, ${rest}.`, {
        ...parameters,
        writer,
      });
    }
    case 'batch': {
      const batch = page.batch ?? '';
      return reason(
        'test-repeat-batch',
        `${source}: nobody knows its writer, and pages of the import ${batch} are in ${test}, ${rest}.`,
        { ...parameters, batch },
      );
    }
  }
}
