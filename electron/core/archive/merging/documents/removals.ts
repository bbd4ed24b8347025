import {
  type AnnotationDocument,
  type DocumentRef,
  type DocumentType,
  schemaDocumentTypes,
} from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import type { PageId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { formulaOf, pageOf, placeOf, rootOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import type { ImportTally } from '../../../ingest/report/import-report.ts';
import type { Project } from '../../../project/project.ts';
import { versionsOf } from '../../../services/history.ts';
import { bytesOf } from '../../proving/prove-documents.ts';
import { describeUnknownOrder } from '../archive-conflict.ts';
import type { ArchiveLog } from '../archive-log.ts';
import { type IdMap, remapDocument } from '../remap-ids.ts';
import type { CommonStates } from './common-states.ts';
import {
  changedAndRemovedHere,
  keptAndRemovedThere,
  newOnRemovedPage,
  removedThere,
  staysRemoved,
} from './removal-reasons.ts';

const documentsAtOnce = 64;

/** What goes here because it was removed there: no page, for all its work would go with it. */
const going: ReadonlySet<DocumentType> = new Set<DocumentType>([
  'formula',
  'quota',
  'category-rule',
  'thread',
  'second-annotation',
  'second-sample',
  'duplicate-decision',
  'saved-view',
]);
const schemaTypes: ReadonlySet<DocumentType> = new Set(schemaDocumentTypes);

/**
 * Classes, categories and the like are retired, never removed. Undoing takes away what nothing here uses, and does not
 * know of work elsewhere that does: when that comes, they are needed again.
 */
const isNeverRemoved = (type: DocumentType) => schemaTypes.has(type) && !going.has(type);

/** A document that was removed there, as it was here. */
interface Gone {
  readonly document: AnnotationDocument;
  readonly ours: AnnotationDocument;
}

/**
 * What one side removed. Removing is a change like any other: what was removed here does not come back because the
 * archive still has it, and what was removed there goes here, where nobody has changed it since; whatever one side
 * removed and the other changed is named, and is as it is here.
 */
export class Removals {
  readonly #project: Project;
  readonly #log: ArchiveLog;
  readonly #common: CommonStates;
  readonly #tally: ImportTally;
  readonly #archive: string;
  /** Documents of the archive that were removed here, or stand on a page that was. */
  readonly #here = new Set<string>();
  readonly #stay = new Map<DocumentType, number>();
  readonly #go = new Map<DocumentType, number>();
  /** Of pages that were removed here, how much of the archive on them is new. */
  readonly #onPages = new Map<string, number>();

  constructor(
    project: Project,
    {
      archive,
      log,
      common,
      tally,
    }: {
      readonly archive: string;
      readonly log: ArchiveLog;
      readonly common: CommonStates;
      readonly tally: ImportTally;
    },
  ) {
    this.#project = project;
    this.#archive = archive;
    this.#log = log;
    this.#common = common;
    this.#tally = tally;
  }

  /** Notes whether a document of the archive that is not here was removed here, or stands on a page that was. */
  async note(document: AnnotationDocument): Promise<boolean> {
    if (isNeverRemoved(document.ref.type)) return false;
    const isHere = (await this.#wasHere(document)) || this.#here.has(pageNamedBy(document) ?? '');
    if (isHere) this.#here.add(document.ref.id);
    return isHere;
  }

  /** Whether it stays away: unless it was brought back there, after it had been removed there. It is counted, or named. */
  async stays(source: string, document: AnnotationDocument, ids: IdMap): Promise<boolean> {
    const { ref } = document;
    if (!this.#here.has(ref.id)) return false;
    const page = pageNamedBy(document);
    const hasPage = page === null || (await this.#has({ type: 'page', id: page }));
    if (!(await this.#project.store.exchanges.isLogged(ref.id))) {
      if (!hasPage) this.#onPages.set(page, (this.#onPages.get(page) ?? 0) + 1);
      return !hasPage;
    }
    const { isFormer, isOrderUnknown, bases } = await this.#common.of(document);
    if (isOrderUnknown) {
      this.#tally.addDiffering(source, [describeUnknownOrder(source, ref)]);
      return true;
    }
    const [base, other] = bases.states.map((one) => remapDocument(one, ids));
    if (base && !other && base.records.size === 0 && hasPage) return false;
    if (isFormer || (base && !other && diffDocuments(base, document) === null)) count(this.#stay, ref.type);
    else this.#tally.addDiffering(source, [changedAndRemovedHere(source, ref)]);
    return true;
  }

  /** What is here of documents of a type that were removed there. */
  async *heldOfRemoved(type: DocumentType): AsyncGenerator<AnnotationDocument> {
    for await (const { ours } of this.#removedThere()) if (ours.ref.type === type && ours.records.size > 0) yield ours;
  }

  /**
   * What was removed there and goes here.
   *
   * @param nameOf how a formula is named to people
   */
  async goingHere(
    ids: IdMap,
    nameOf: (formula: Formula) => string,
  ): Promise<{
    readonly schema: readonly AnnotationPatch[];
    readonly others: readonly AnnotationPatch[];
    readonly gone: readonly Gone[];
  }> {
    const patches: AnnotationPatch[] = [];
    const gone: Gone[] = [];
    for await (const one of this.#removedThere()) {
      const { ours } = one;
      if (!(await this.#goes(one, ids, nameOf))) continue;
      if (ours.records.size === 0) {
        gone.push({ ...one, ours: await this.#lastVersion(ours) });
        continue;
      }
      gone.push(one);
      patches.push(removing(ours));
      count(this.#go, ours.ref.type);
    }
    const isSchema = ({ document }: AnnotationPatch) => schemaTypes.has(document.type);
    return { schema: patches.filter(isSchema), others: patches.filter((patch) => !isSchema(patch)), gone };
  }

  /** Says what was counted. */
  report(nameOf: (page: PageId) => string): void {
    const reasons = [
      ...[...this.#stay].map(([type, of]) => staysRemoved(this.#archive, type, of)),
      ...[...this.#go].map(([type, of]) => removedThere(this.#archive, type, of)),
    ];
    this.#tally.addDiffering(this.#archive, reasons);
    for (const [page, of] of this.#onPages) {
      const source = nameOf(page as PageId);
      this.#tally.addDiffering(source, [newOnRemovedPage(source, of)]);
    }
  }

  async *#removedThere(): AsyncGenerator<Gone> {
    const removed = [...this.#log.removed.values()];
    for (let from = 0; from < removed.length; from += documentsAtOnce) {
      const part = removed.slice(from, from + documentsAtOnce);
      const here = await this.#project.store.getDocuments(part.map(({ ref }) => ref));
      for (const [index, document] of part.entries()) {
        const ours = here[index];
        if (ours) yield { document, ours };
      }
    }
  }

  /** Whether a document that was removed there is gone here, too, or goes. */
  async #goes({ document, ours: own }: Gone, ids: IdMap, nameOf: (formula: Formula) => string): Promise<boolean> {
    const { ref } = own;
    const isGone = own.records.size === 0;
    if (isGone && !(await this.#project.store.exchanges.isLogged(ref.id))) return false;
    // The page is named; what is on it stays with it.
    if (!isGone && this.#log.removed.has(pageNamedBy(own) ?? '')) return false;
    const { isFormer, isOrderUnknown, bases } = await this.#common.of(document);
    if (isGone || isFormer) return isGone && !isFormer && !isOrderUnknown;
    if (bases.states.length === 0 && !isOrderUnknown) return false;
    const [base, other] = bases.states.map((one) => remapDocument(one, ids));
    if (base && !other && diffDocuments(base, own) === null && going.has(ref.type)) return true;
    const formula = formulaOf(own);
    const source = pageOf(own)?.sourceName ?? (formula ? nameOf(formula) : this.#archive);
    this.#tally.addDiffering(source, [keptAndRemovedThere(source, ref)], placeOf(own));
    return false;
  }

  async #wasHere(document: AnnotationDocument): Promise<boolean> {
    if (!(await this.#project.store.exchanges.isLogged(document.ref.id))) return false;
    const page = pageOf(document);
    if (!page) return true;
    for await (const { before } of versionsOf(this.#project, document.ref)) {
      // A page of the same id that was another picture was removed to make room for this one.
      const was = pageOf(before);
      return was === null || bytesOf(was) === bytesOf(page);
    }
    return true;
  }

  /** A document that is gone, at the revision at which it went. */
  async #lastVersion(gone: AnnotationDocument): Promise<AnnotationDocument> {
    for await (const { after } of versionsOf(this.#project, gone.ref)) return after;
    return gone;
  }

  async #has(ref: DocumentRef): Promise<boolean> {
    return (await this.#project.store.getDocument(ref)).records.size > 0;
  }
}

function removing({ ref, revision, records }: AnnotationDocument): AnnotationPatch {
  return { document: ref, base: revision, added: [], updated: [], removed: [...records.values()] };
}

/** The page that a document stands on; null for what stands by itself. */
function pageNamedBy(document: AnnotationDocument): PageId | null {
  const root = rootOf(document);
  return root && root.kind !== 'page' && 'page' in root ? root.page : null;
}

function count(counted: Map<DocumentType, number>, type: DocumentType): void {
  counted.set(type, (counted.get(type) ?? 0) + 1);
}
