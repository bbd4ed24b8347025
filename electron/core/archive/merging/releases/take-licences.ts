import { DocumentShape } from '#schemas/domain/document.ts';
import { PageId } from '#schemas/domain/id.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import { unknownLicence } from '#schemas/domain/source-licence.ts';
import { ArchivedLicence } from '#schemas/formats/archive-parts.ts';
import { documentFromShape, pageOf } from '#shared/annotation/document.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import type { BatchSource } from '../../../store/source-store.ts';
import type { Store } from '../../../store/store.ts';
import type { OpenArchive } from '../../proving/open-archive.ts';
import { type ApartImports, isSaid, licenceOf } from '../apart-imports.ts';

/** The name of an import; null for pages that have none. */
type Batch = BatchSource['batch'];

const pagesAtOnce = 500;

/**
 * Brings the licences of an archive into a project, by the names of imports. Two projects may use one name for imports of
 * their own: a licence is set for no page of which nobody said it, and where pages of both come to stand under what one of
 * them says, that is named.
 *
 * @param idHere what this project calls a page of the archive
 * @param arrived imports of which pages came with the archive just now
 * @param apart imports that stand under another licence here
 * @returns what was not taken, or may not be meant
 */
export async function takeLicences(
  store: Store,
  archive: OpenArchive,
  idHere: (id: string) => string | null,
  { arrived, apart }: { readonly arrived: ReadonlySet<Batch>; readonly apart: ApartImports },
): Promise<readonly Reason[]> {
  const own = new Map((await store.sources.batches()).map((source) => [source.batch, source]));
  const archived: ArchivedLicence[] = [];
  for await (const line of archive.lines('releases/licence-')) archived.push(ArchivedLicence.parse(line));
  const unsaid = archived.filter((there) => isSaid(there) && !isSaid(own.get(there.batch) ?? unknownLicence));
  const shared = await countShared(store, archive, idHere, new Set(unsaid.map(({ batch }) => batch)));
  const named: Reason[] = [];
  for (const { batch, ...there } of archived) {
    const standing = apart.get(batch);
    if (standing) {
      for (const [name, pages] of standing) {
        const source = own.get(name);
        // None of its pages came.
        if (!source || canonicalJson(licenceOf(source)) === canonicalJson(there)) continue;
        if (isSaid(source)) named.push(describe(name, other));
        else if (source.pages > pages) named.push(describe(name, notTaken));
        else {
          await store.sources.setLicence(name, there);
          if (name !== null) named.push(describeApart(batch, name));
        }
      }
      continue;
    }
    const source = own.get(batch);
    const here = licenceOf(source ?? unknownLicence);
    if (!isSaid(there)) {
      if (isSaid(here) && arrived.has(batch)) named.push(describe(batch, joined));
    } else if (isSaid(here)) {
      if (canonicalJson(here) !== canonicalJson(there)) named.push(describe(batch, other));
    } else if ((source?.pages ?? 0) > (shared.get(batch) ?? 0)) named.push(describe(batch, notTaken));
    else await store.sources.setLicence(batch, there);
  }
  return named;
}

/** How many pages of imports here are pages of the archive in an import of that name. */
async function countShared(
  store: Store,
  archive: OpenArchive,
  idHere: (id: string) => string | null,
  batches: ReadonlySet<Batch>,
): Promise<ReadonlyMap<Batch, number>> {
  const shared = new Map<Batch, number>();
  if (batches.size === 0) return shared;
  const batchOf = new Map<PageId, Batch>();
  const count = async () => {
    const documents = await store.getDocuments([...batchOf.keys()].map((id) => ({ type: 'page', id })));
    for (const document of documents) {
      const page = pageOf(document);
      if (page && page.batch === batchOf.get(page.id)) shared.set(page.batch, (shared.get(page.batch) ?? 0) + 1);
    }
    batchOf.clear();
  };
  for await (const line of archive.lines('documents/page-')) {
    const page = pageOf(documentFromShape(DocumentShape.parse(line)));
    const id = page && batches.has(page.batch) ? idHere(page.id) : null;
    if (page && id !== null) batchOf.set(PageId.parse(id), page.batch);
    if (batchOf.size >= pagesAtOnce) await count();
  }
  await count();
  return shared;
}

interface Sentence {
  readonly code: string;
  readonly message: (imports: string) => string;
}

const other: Sentence = {
  code: 'archive-licence-differs',
  message: (imports) => `The archive and this project differ in the licence of ${imports}; what is here was kept.`,
};

const notTaken: Sentence = {
  code: 'archive-licence-not-taken',
  message: (imports) =>
    `The archive says the licence of ${imports}, and this project has further pages there of which nobody said one, so it was not taken: if it is that of all of them, set it under Sources.`,
};

const joined: Sentence = {
  code: 'archive-licence-joined',
  message: (imports) =>
    `The archive says no licence of ${imports}, and its pages stand under the one that is set here: if it is not theirs, change it under Sources.`,
};

function describe(batch: Batch, { code, message }: Sentence): Reason {
  if (batch === null) return reason(code.replace('licence', 'licence-unnamed'), message('imports without a name'));
  return reason(code, message(batch), { batch });
}

function describeApart(batch: Batch, name: string): Reason {
  const rest = `so its pages are the import “${name}” here, under the licence of the archive.`;
  if (batch !== null) {
    const message = `The archive and this project have an import ${batch} each, under different licences, ${rest}`;
    return reason('archive-licence-apart', message, { batch, name });
  }
  const message = `The archive and this project have imports without a name, under different licences, ${rest}`;
  return reason('archive-licence-unnamed-apart', message, { name });
}
