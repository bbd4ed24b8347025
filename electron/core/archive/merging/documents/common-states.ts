import type { AnnotationDocument, DocumentRef } from '#schemas/domain/document.ts';
import type { ProjectId } from '#schemas/domain/id.ts';
import type { KeptPlace } from '#schemas/formats/archived-base.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import type { Project } from '../../../project/project.ts';
import { versionsOf } from '../../../services/history.ts';
import type { ExchangedDocument } from '../../../store/exchange-store.ts';
import type { ArchiveLog } from '../archive-log.ts';
import { type IdMap, remapDocument } from '../remap-ids.ts';
import { ArchivedBases } from './archived-bases.ts';
import { crossedBase } from './crossed-base.ts';
import { GoneRound } from './gone-round.ts';
import type { Bases } from './merge-from.ts';

/** Where the merge of a document starts from. */
export interface CommonState {
  /** What the archive has of it is contained already in what is here: there is nothing to take. */
  readonly isFormer: boolean;
  /** Whether it may be contained already, or work of another copy of its project: nobody noted which. */
  readonly isOrderUnknown: boolean;
  /** The last state that both sides contain; of what this project had once sent, in ids of the archive. */
  readonly bases: Bases;
  /** What stayed as it was there when its project took what was here. */
  readonly kept: readonly KeptPlace[];
  /** What stayed as it was here when this project took what was there. */
  readonly stays: readonly KeptPlace[];
}

/**
 * Finds the state that a document of an archive and the one here have in common. No clock of two machines has to agree:
 * acts are known by their ids, and revisions are compared with revisions of the same project alone. Those of its copies
 * are no line, so where no act tells, what the log of the archive did is taken back to see whether it went on from there.
 */
export class CommonStates {
  readonly #project: Project;
  readonly #origin: ProjectId;
  readonly #log: ArchiveLog;
  readonly #ids: IdMap;
  readonly #bases: ArchivedBases;

  private constructor(
    project: Project,
    { origin, log, ids }: { readonly origin: ProjectId; readonly log: ArchiveLog; readonly ids: IdMap },
    bases: ArchivedBases,
  ) {
    this.#project = project;
    this.#origin = origin;
    this.#log = log;
    this.#ids = ids;
    this.#bases = bases;
  }

  /**
   * @param origin the project of the archive
   * @param ids of the archive → ids here, as far as they are known by then
   * @param bases lines of its `bases/`
   * @throws AppError `unsupported-file` where one of them is of another version
   */
  static async read(
    project: Project,
    {
      name,
      origin,
      log,
      ids,
      bases,
    }: {
      readonly name: string;
      readonly origin: ProjectId;
      readonly log: ArchiveLog;
      readonly ids: IdMap;
      readonly bases: AsyncIterable<unknown>;
    },
  ): Promise<CommonStates> {
    return new CommonStates(project, { origin, log, ids }, await ArchivedBases.read(name, bases, project, log));
  }

  /** @param theirs as it is in the archive, with the same id on both sides */
  async of(theirs: AnnotationDocument): Promise<CommonState> {
    const { ref } = theirs;
    const [received = null] = await this.#project.store.exchanges.exchanged(this.#origin, [ref]);
    const order = await this.#orderOf(theirs, received);
    const [isFormer, isOrderUnknown] = [order === 'former', order === 'unknown'];
    if (isFormer || isOrderUnknown) return { isFormer, isOrderUnknown, bases: basesOf(), kept: [], stays: [] };
    const [taken, sent] = [await this.#whereInLine(theirs, received), await this.#whereOwn(this.#bases.own(ref.id))];
    const places = { kept: sent?.kept ?? [], stays: taken?.kept ?? [] };
    const later = { isFormer, isOrderUnknown, ...places };
    if (taken && sent) return { ...later, bases: await this.#latest(taken, sent) };
    const only = taken ?? sent;
    if (only) return { ...later, bases: basesOf(only.document) };
    const [shared, third] = [await this.#ofBothLogs(ref), await this.#ofThird(ref)];
    const base =
      shared && third ? (third.here > shared.revision ? third.document : shared) : (third?.document ?? shared);
    return { ...later, bases: base ? basesOf(base) : basesOf() };
  }

  /**
   * Whether this project has been past that state: by its own log, or by a later archive that it took. Where nobody
   * noted by which act something came, a state at an earlier revision may be an older one, or that of another copy.
   */
  async #orderOf(
    theirs: AnnotationDocument,
    received: ExchangedDocument | null,
  ): Promise<'former' | 'later' | 'unknown'> {
    const { exchanges } = this.#project.store;
    const last = this.#log.lastOn(theirs.ref.id);
    if (last === null) return 'later';
    if (await exchanges.isLogged(theirs.ref.id, last)) return 'former';
    if (received === null) return 'later';
    const taken = received.operation;
    if (taken === null) {
      if (theirs.revision < received.document.revision) return 'unknown';
      return isSame(theirs, received.document) ? 'former' : 'later';
    }
    const isFormer = taken === last || (!this.#log.acts.has(taken) && (await exchanges.isTaken(last)));
    return isFormer ? 'former' : 'later';
  }

  /** What came from there, unless from a copy of that project which went another way. */
  async #whereInLine(
    theirs: AnnotationDocument,
    received: ExchangedDocument | null,
  ): Promise<ExchangedDocument | null> {
    if (received === null) return null;
    const isInLine = ({ operation, document }: ExchangedDocument) =>
      operation === null ? this.#wentOnFrom(theirs, document) : this.#log.acts.has(operation);
    if (isInLine(received)) return received;
    const copies = await this.#project.store.exchanges.exchangedCopies(this.#origin, received.document.ref);
    return newest(copies.filter(isInLine));
  }

  /**
   * Whether a document of the archive was once as it came without an act that would tell; yes where its log is silent, and
   * of what this import has done again by just that log.
   */
  #wentOnFrom(theirs: AnnotationDocument, came: AnnotationDocument): boolean {
    if (!this.#log.goesBack(theirs.ref.id)) return true;
    const before = this.#log.before(theirs, this.#ids);
    return before !== null && diffDocuments(before, remapDocument(came, this.#ids)) === null;
  }

  /** What came from here, unless from a copy of this project which went another way. */
  async #whereOwn(sent: readonly ExchangedDocument[]): Promise<ExchangedDocument | null> {
    const own: ExchangedDocument[] = [];
    for (const one of sent) {
      const { operation, document } = one;
      const isOwn = operation === null || (await this.#project.store.exchanges.isLogged(document.ref.id, operation));
      if (isOwn) own.push(one);
    }
    return newest(own);
  }

  /**
   * Of what came from there and what they took from here the one that contains the other: the later one. Where they
   * crossed on the way, what became of both.
   */
  async #latest(taken: ExchangedDocument, sent: ExchangedDocument): Promise<Bases> {
    if (diffDocuments(taken.document, sent.document) === null) return basesOf(taken.document);
    const [sentHasTaken, takenHasSent] = [contains(sent, taken), contains(taken, sent)];
    const isSentLater = sentHasTaken ?? (takenHasSent === null ? null : !takenHasSent);
    const isTakenLater = takenHasSent ?? (sentHasTaken === null ? null : !sentHasTaken);
    if (isSentLater !== isTakenLater) return basesOf(isSentLater === true ? sent.document : taken.document);
    if (isSentLater === null) return { states: [taken.document, sent.document], isOneLater: true };
    const after = await this.#version(taken.document.ref, taken.here);
    if (!after) return { states: [taken.document, sent.document], isOneLater: false };
    return basesOf(crossedBase({ taken: taken.document, sent: sent.document, after }, [...taken.kept, ...sent.kept]));
  }

  /** The state after the last act that stands in both logs: of a copied project, and of what came with its history. */
  async #ofBothLogs(ref: DocumentRef): Promise<AnnotationDocument | null> {
    const shared = this.#log.sharedOn(ref.id);
    if (shared === null || !(await this.#project.store.exchanges.isLogged(ref.id, shared))) return null;
    const goneRound = new GoneRound(this.#log.sinceImport(ref.id, this.#ids));
    for await (const { change, after } of versionsOf(this.#project, ref)) {
      if (change.operation === shared) return goneRound.onto(after);
      goneRound.note(after);
    }
    return null;
  }

  /** A document as it was here at a revision. */
  async #version(ref: DocumentRef, revision: number): Promise<AnnotationDocument | null> {
    for await (const { after } of versionsOf(this.#project, ref)) if (after.revision === revision) return after;
    return null;
  }

  /** What both took from the same third project. */
  async #ofThird(ref: DocumentRef): Promise<ExchangedDocument | null> {
    for (const { project, operation } of this.#bases.others(ref.id)) {
      const [own] = await this.#project.store.exchanges.exchanged(project, [ref]);
      if (own?.operation === operation) return own;
    }
    return null;
  }
}

/** Whether one is a state of the other side after that had taken the other one; null where it is not known when it had. */
function contains({ document }: ExchangedDocument, { here }: ExchangedDocument): boolean | null {
  return here === 0 ? null : document.revision >= here;
}

/** Whether two states that came from one project are the same one. */
function isSame(state: AnnotationDocument, other: AnnotationDocument): boolean {
  return state.revision === other.revision && diffDocuments(state, other) === null;
}

/** Of states of one project the one at the highest revision. */
function newest(states: readonly ExchangedDocument[]): ExchangedDocument | null {
  return states.toSorted((a, b) => b.document.revision - a.document.revision)[0] ?? null;
}

function basesOf(...states: readonly AnnotationDocument[]): Bases {
  return { states, isOneLater: false };
}
