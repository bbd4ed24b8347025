import type { AnnotationDocument, DocumentRef } from '#schemas/domain/document.ts';
import type { OperationId, ProjectId } from '#schemas/domain/id.ts';
import type { KeptPlace } from '#schemas/formats/archived-base.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import type { Project } from '../../../project/project.ts';
import { versionsOf } from '../../../services/history.ts';
import type { ExchangedDocument } from '../../../store/exchange-store.ts';
import type { ArchiveLog } from '../archive-log.ts';
import { ArchivedBases } from './archived-bases.ts';
import { crossedBase } from './crossed-base.ts';
import type { Bases } from './merge-from.ts';

/** Where the merge of a document starts from. */
export interface CommonState {
  /** What the archive has of it is contained already in what is here: there is nothing to take. */
  readonly isFormer: boolean;
  /** The last state that both sides contain; of what this project had once sent, in ids of the archive. */
  readonly bases: Bases;
  /** What stayed as it was there when its project took what was here. */
  readonly kept: readonly KeptPlace[];
  /** What stayed as it was here when this project took what was there. */
  readonly stays: readonly KeptPlace[];
}

/**
 * Finds the state that a document of an archive and the one here have in common. No clock of two machines has to agree:
 * acts are known by their ids, and revisions are compared with revisions of the same project alone.
 */
export class CommonStates {
  readonly #project: Project;
  readonly #origin: ProjectId;
  readonly #log: ArchiveLog;
  readonly #bases: ArchivedBases;

  private constructor(project: Project, origin: ProjectId, log: ArchiveLog, bases: ArchivedBases) {
    this.#project = project;
    this.#origin = origin;
    this.#log = log;
    this.#bases = bases;
  }

  /**
   * @param origin the project of the archive
   * @param bases lines of its `bases/`
   * @throws AppError `unsupported-file` where one of them is of another version
   */
  static async read(
    project: Project,
    {
      name,
      origin,
      log,
      bases,
    }: {
      readonly name: string;
      readonly origin: ProjectId;
      readonly log: ArchiveLog;
      readonly bases: AsyncIterable<unknown>;
    },
  ): Promise<CommonStates> {
    return new CommonStates(project, origin, log, await ArchivedBases.read(name, bases, project, log));
  }

  /** @param theirs as it is in the archive, with the same id on both sides */
  async of(theirs: AnnotationDocument): Promise<CommonState> {
    const { ref } = theirs;
    const [received = null] = await this.#project.store.exchanges.exchanged(this.#origin, [ref]);
    if (await this.#isFormer(theirs, received)) return { isFormer: true, bases: basesOf(), kept: [], stays: [] };
    const [taken, sent] = [await this.#whereInLine(received), await this.#whereOwn(this.#bases.own(ref.id))];
    const places = { kept: sent?.kept ?? [], stays: taken?.kept ?? [] };
    if (taken && sent) return { isFormer: false, bases: await this.#latest(taken, sent), ...places };
    const only = taken ?? sent;
    if (only) return { isFormer: false, bases: basesOf(only.document), ...places };
    const [shared, third] = [await this.#ofBothLogs(ref), await this.#ofThird(ref)];
    const later =
      shared && third ? (third.here > shared.revision ? third.document : shared) : (third?.document ?? shared);
    return { isFormer: false, bases: later ? basesOf(later) : basesOf(), ...places };
  }

  /** Whether this project has been past that state: by its own log, or by a later archive that it took. */
  async #isFormer(theirs: AnnotationDocument, received: ExchangedDocument | null): Promise<boolean> {
    const { exchanges } = this.#project.store;
    const last = this.#log.lastOn(theirs.ref.id);
    if (last === null) return false;
    if (await exchanges.isLogged(theirs.ref.id, last)) return true;
    if (received === null) return false;
    const taken = received.operation;
    if (taken === null) return isBefore(theirs, received.document);
    return taken === last || (!this.#log.acts.has(taken) && (await exchanges.isTaken(last)));
  }

  /** What came from there, unless from a copy of that project which went another way. */
  async #whereInLine(received: ExchangedDocument | null): Promise<ExchangedDocument | null> {
    if (received === null) return null;
    const isInLine = ({ operation }: ExchangedDocument) => operation === null || this.#log.acts.has(operation);
    if (isInLine(received)) return received;
    const copies = await this.#project.store.exchanges.exchangedCopies(this.#origin, received.document.ref);
    return newest(copies.filter(isInLine));
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
    const after = await this.#version(taken.document.ref, (revision) => revision === taken.here);
    if (!after) return { states: [taken.document, sent.document], isOneLater: false };
    return basesOf(crossedBase({ taken: taken.document, sent: sent.document, after }, [...taken.kept, ...sent.kept]));
  }

  /** The state after the last act that stands in both logs: of a copied project, and of what came with its history. */
  async #ofBothLogs(ref: DocumentRef): Promise<AnnotationDocument | null> {
    const shared = this.#log.sharedOn(ref.id);
    if (shared === null || !(await this.#project.store.exchanges.isLogged(ref.id, shared))) return null;
    return await this.#version(ref, (_, operation) => operation === shared);
  }

  /** The newest version of a document here that is the wanted one. */
  async #version(
    ref: DocumentRef,
    isWanted: (revision: number, operation: OperationId) => boolean,
  ): Promise<AnnotationDocument | null> {
    for await (const { change, after } of versionsOf(this.#project, ref)) {
      if (isWanted(after.revision, change.operation)) return after;
    }
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

/** Whether a state of a document is one before another one of the same project, or that one. */
function isBefore(state: AnnotationDocument, other: AnnotationDocument): boolean {
  if (state.revision === other.revision) return diffDocuments(state, other) === null;
  return state.revision < other.revision;
}

/** Of states of one project the one at the highest revision. */
function newest(states: readonly ExchangedDocument[]): ExchangedDocument | null {
  return states.toSorted((a, b) => b.document.revision - a.document.revision)[0] ?? null;
}

function basesOf(...states: readonly AnnotationDocument[]): Bases {
  return { states, isOneLater: false };
}
