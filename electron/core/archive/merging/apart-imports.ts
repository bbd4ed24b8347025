import { DocumentShape } from '#schemas/domain/document.ts';
import type { PageId } from '#schemas/domain/id.ts';
import { Operation } from '#schemas/domain/operation.ts';
import type { Page } from '#schemas/domain/page.ts';
import { type SourceLicence, unknownLicence } from '#schemas/domain/source-licence.ts';
import { ArchivedLicence } from '#schemas/formats/archive-parts.ts';
import { ArchivedBase } from '#schemas/formats/archived-base.ts';
import { documentFromShape, pageOf } from '#shared/annotation/document.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import type { BatchSource } from '../../store/source-store.ts';
import type { Store } from '../../store/store.ts';
import type { OpenArchive } from '../proving/open-archive.ts';

type Batch = BatchSource['batch'];

/**
 * Imports that stand under another licence here, by their names in an archive → how many of their pages are in which
 * imports here, or will be.
 */
export type ApartImports = ReadonlyMap<Batch, ReadonlyMap<Batch, number>>;

const pagesAtOnce = 500;
/** Leaves room for a number within what the name of an import may have. */
const longestName = 180;

/**
 * Keeps imports apart that have one name in both projects and stand under different licences: pages that come from the
 * archive are of an import of their own, so that they stand under the licence that they came with. Pages that are here
 * already stay in the import that they are in. Read through `archive`, the archive says so itself, its history, too, and
 * what was common, so that nothing of it looks changed.
 */
export async function keepImportsApart(
  store: Store,
  archive: OpenArchive,
): Promise<{ readonly archive: OpenArchive; readonly apart: ApartImports }> {
  const names = await namesOfOthers(store, archive);
  if (names.size === 0) return { archive, apart: new Map() };
  const { batches, apart } = await batchesHere(store, archive, names);
  if (batches.size === 0) return { archive, apart };
  const renamed = <T extends { readonly kind: string; readonly id: string }>(record: T): T => {
    const batch = record.kind === 'page' ? batches.get(record.id as PageId) : undefined;
    return batch === undefined ? record : { ...record, batch };
  };
  const readAs: readonly (readonly [string, (line: unknown) => unknown])[] = [
    ['documents/page', (line) => inDocument(DocumentShape.parse(line), renamed)],
    ['history/operation', (line) => inOperation(Operation.parse(line), renamed)],
    [
      'bases/',
      (line) => {
        const base = ArchivedBase.safeParse(line);
        return base.success ? { ...base.data, document: inDocument(base.data.document, renamed) } : line;
      },
    ],
  ];
  const lines = (prefix: string) => {
    const read = readAs.find(([name]) => prefix.startsWith(name))?.[1];
    return read ? eachAs(archive.lines(prefix), read) : archive.lines(prefix);
  };
  return { archive: { ...archive, lines }, apart };
}

/** What imports would be called that stand under another licence here than in the archive. */
async function namesOfOthers({ sources }: Store, archive: OpenArchive): Promise<ReadonlyMap<Batch, string>> {
  const here = new Map((await sources.batches()).map((source) => [source.batch, licenceOf(source)]));
  const there = new Map<Batch, SourceLicence>();
  for await (const line of archive.lines('releases/licence-')) {
    const { batch, ...licence } = ArchivedLicence.parse(line);
    there.set(batch, licenceOf(licence));
  }
  const names = new Map<Batch, string>();
  for (const [batch, licence] of there) {
    const own = here.get(batch) ?? unknownLicence;
    if (!isSaid(own) || !isSaid(licence) || areSame(own, licence)) continue;
    const given = new Set(names.values());
    const isFree = (name: string) =>
      !given.has(name) && [here, there].every((known) => areSame(known.get(name) ?? licence, licence));
    names.set(batch, freeName(batch, archive.manifest.project.name, isFree));
  }
  return names;
}

/** A name that no import has under another licence. */
function freeName(batch: Batch, project: string, isFree: (name: string) => boolean): string {
  const whole = batch === null ? project : `${batch} (${project})`;
  // Not between the halves of a character.
  const name = whole.slice(0, longestName).replace(/[\ud800-\udbff]$/, '');
  for (let number = 1; ; number += 1) {
    const numbered = number === 1 ? name : `${name} ${number}`;
    if (isFree(numbered)) return numbered;
  }
}

/** The imports in which pages of those stand here, or will; of pages of the archive that are not where it says. */
async function batchesHere(store: Store, archive: OpenArchive, names: ReadonlyMap<Batch, string>) {
  const batches = new Map<PageId, Batch>();
  const apart = new Map<Batch, Map<Batch, number>>();
  let part: Page[] = [];
  const look = async () => {
    const known = await batchesOfKnown(store, part);
    for (const { id, batch } of part) {
      const here = known.get(id) ?? { batch: names.get(batch) ?? null };
      if (here.batch !== batch) batches.set(id, here.batch);
      const standing = apart.get(batch) ?? new Map<Batch, number>();
      apart.set(batch, standing.set(here.batch, (standing.get(here.batch) ?? 0) + 1));
    }
    part = [];
  };
  for await (const line of archive.lines('documents/page-')) {
    const page = pageOf(documentFromShape(DocumentShape.parse(line)));
    if (page && names.has(page.batch)) part.push(page);
    if (part.length >= pagesAtOnce) await look();
  }
  await look();
  return { batches, apart };
}

/** The imports here of those of some pages that this project has, also under ids of its own. */
async function batchesOfKnown(store: Store, pages: readonly Page[]): Promise<ReadonlyMap<PageId, Pick<Page, 'batch'>>> {
  const bySource = await store.pagesBySource(pages.map(({ sourceSha256 }) => sourceSha256));
  const ids = new Set([...pages.map(({ id }) => id), ...bySource.values()]);
  const here = new Map<PageId, Page>();
  for (const document of await store.getDocuments([...ids].map((id) => ({ type: 'page', id })))) {
    const page = pageOf(document);
    if (page) here.set(page.id, page);
  }
  return new Map(
    pages.flatMap(({ id, sourceSha256 }) => {
      const known = here.get(id) ?? here.get(bySource.get(sourceSha256) ?? id);
      return known ? [[id, known] as const] : [];
    }),
  );
}

async function* eachAs(lines: AsyncIterable<unknown>, read: (line: unknown) => unknown): AsyncGenerator {
  for await (const line of lines) yield read(line);
}

function inDocument(
  document: DocumentShape,
  renamed: <T extends DocumentShape['records'][number]>(record: T) => T,
): DocumentShape {
  return { ...document, records: document.records.map(renamed) };
}

function inOperation(
  operation: Operation,
  renamed: <T extends DocumentShape['records'][number]>(record: T) => T,
): Operation {
  return {
    ...operation,
    patches: operation.patches.map((patch) => ({
      ...patch,
      added: patch.added.map(renamed),
      updated: patch.updated.map(({ before, after }) => ({ before: renamed(before), after: renamed(after) })),
      removed: patch.removed.map(renamed),
    })),
  };
}

export function licenceOf({ licence, attribution, address }: SourceLicence): SourceLicence {
  return { licence, attribution, address };
}

/** Whether somebody said anything of it. */
export function isSaid({ licence, attribution, address }: SourceLicence): boolean {
  return licence !== null || attribution !== '' || address !== '';
}

function areSame(one: SourceLicence, other: SourceLicence): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
