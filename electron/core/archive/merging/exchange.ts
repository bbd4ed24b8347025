import { basename } from 'node:path';
import type { AnnotationDocument, DocumentType } from '#schemas/domain/document.ts';
import type { ProjectId, Sha256 } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { ArchivedMedia } from '#schemas/formats/archive-manifest.ts';
import type { KeptPlace } from '#schemas/formats/archived-base.ts';
import type { GonePage } from '#schemas/formats/left-open.ts';
import { placeOf } from '#shared/annotation/document.ts';
import type { MergeConflict } from '#shared/annotation/merge-documents.ts';
import { isBare } from '../../imaging/metadata/is-bare.ts';
import { ImportTally } from '../../ingest/report/import-report.ts';
import { ReasonLists } from '../../ingest/report/reason-lists.ts';
import type { JobHandle } from '../../jobs/job-runner.ts';
import { sha256Of } from '../../media/media-folder.ts';
import type { Project } from '../../project/project.ts';
import type { Actor } from '../../services/actor.ts';
import { announce, documentsOf, newOperation } from '../../services/commit.ts';
import type { MediaRecord } from '../../store/store.ts';
import { type OpenArchive, openArchive } from '../proving/open-archive.ts';
import { changedMeanwhile } from '../proving/refusal.ts';
import { type ApartImports, keepImportsApart } from './apart-imports.ts';
import { describeDecided } from './archive-conflict.ts';
import { ArchiveLog } from './archive-log.ts';
import { type CommonState, CommonStates } from './documents/common-states.ts';
import { decidedThere, keptPlaces } from './documents/kept-places.ts';
import { Removals } from './documents/removals.ts';

/** A document of the archive that was taken, and what it was here before. */
export interface Taken {
  readonly document: AnnotationDocument;
  readonly ours: AnnotationDocument;
  readonly kept: readonly KeptPlace[];
}

/** Documents that are written together. */
export interface Part {
  readonly patches: AnnotationPatch[];
  readonly taken: Taken[];
}

/** What the parts of an import of an archive share: both projects, what one knows of the other, and what is told. */
export class Exchange {
  readonly project: Project;
  readonly actor: Actor;
  readonly handle: JobHandle;
  /** With its imports as they are called here; see `keepImportsApart`. */
  readonly archive: OpenArchive;
  readonly apart: ApartImports;
  /** Of its file. */
  readonly name: string;
  readonly origin: ProjectId;
  readonly log: ArchiveLog;
  readonly common: CommonStates;
  readonly tally: ImportTally;
  readonly removals: Removals;
  /** Ids here of what has another one in the archive. */
  readonly ids: Map<string, string>;
  readonly #media = new Map<string, MediaRecord>();

  private constructor(
    { project, actor, handle }: Pick<Exchange, 'project' | 'actor' | 'handle'>,
    { archive, apart, name, log, common, ids }: Pick<Exchange, 'archive' | 'apart' | 'name' | 'log' | 'common' | 'ids'>,
  ) {
    this.apart = apart;
    this.project = project;
    this.actor = actor;
    this.handle = handle;
    this.archive = archive;
    this.name = name;
    this.log = log;
    this.common = common;
    this.ids = ids;
    this.origin = archive.manifest.project.id;
    this.tally = new ImportTally('quotient', null, new ReasonLists(project));
    this.removals = new Removals(project, { archive: name, log, common, tally: this.tally });
  }

  /** @throws AppError `unsupported-file` for an archive that is refused as a whole */
  static async open(project: Project, actor: Actor, path: string, handle: JobHandle): Promise<Exchange> {
    const { archive, apart } = await keepImportsApart(project.store, await openArchive(path, handle));
    const name = basename(path);
    const { id: origin } = archive.manifest.project;
    const since = await project.store.exchanges.withoutAct(origin);
    const log = await ArchiveLog.read(archive.lines('history/operation-'), project, since);
    const ids = new Map<string, string>();
    const common = await CommonStates.read(project, { name, origin, log, ids, bases: archive.lines('bases/') });
    return new Exchange({ project, actor, handle }, { archive, apart, name, log, common, ids });
  }

  /** Reads which pictures the archive has. */
  async readMedia(): Promise<void> {
    for await (const line of this.archive.lines('media/list')) {
      const media = ArchivedMedia.parse(line);
      this.#media.set(media.sha256, media);
    }
  }

  /** What the archive says of the ink of a picture; null where it says nothing, or there is none. */
  inkHashOf(picture: Sha256): string | null {
    return this.#media.get(picture)?.inkHash ?? null;
  }

  /** What a page was when it went from the project of the archive. */
  gonePage(id: string): GonePage | undefined {
    const gone = this.log.gonePages.get(id);
    if (!gone) return undefined;
    const { id: page, batch, perceptualHash, imageSha256 } = gone;
    return { page, batch, perceptualHash, inkHash: this.inkHashOf(imageSha256) };
  }

  /** Puts pictures of the archive into this project. */
  async takeMedia(hashes: readonly Sha256[]): Promise<readonly MediaRecord[]> {
    const taken: MediaRecord[] = [];
    for (const sha256 of new Set(hashes)) {
      const record = this.#media.get(sha256);
      const bytes = await this.archive.media(sha256);
      // All of it was proved when the archive was opened.
      if (!record || sha256Of(bytes) !== sha256) throw changedMeanwhile(this.name, sha256);
      await this.project.media.write(sha256, bytes);
      taken.push({ ...record, isBare: isBare(bytes, record.contentType) });
    }
    return taken;
  }

  /** Writes what came; gives the documents as they are then. */
  async commit(
    kind: 'import' | 'schema',
    patches: readonly AnnotationPatch[],
    media: readonly MediaRecord[],
  ): Promise<readonly AnnotationDocument[]> {
    if (patches.length === 0) return [];
    const operation = newOperation(this.project, this.actor, kind, patches);
    const [outcome] = await this.project.store.commitAll([operation], media);
    const documents = outcome ? documentsOf(outcome) : [];
    announce(this.project, operation, documents);
    return documents;
  }
  /** Remembers what was taken as the common state of the next time. */
  async remember(taken: readonly Taken[], after: readonly AnnotationDocument[]): Promise<void> {
    const revisions = new Map(after.map(({ ref, revision }) => [ref.id, revision]));
    await this.project.store.exchanges.saveExchanged(
      taken.map(({ document, ours, kept }) => ({
        project: this.origin,
        document,
        operation: this.log.lastOn(document.ref.id),
        here: revisions.get(document.ref.id) ?? ours.revision,
        kept,
      })),
      this.log.acts,
    );
  }

  /** Names what is taken because it was decided there, and tells what stays as it is here. */
  keptOf(
    before: AnnotationDocument | undefined,
    merged: AnnotationDocument,
    theirs: AnnotationDocument,
    state: CommonState | undefined,
    conflicts: readonly MergeConflict[],
    source: string = this.name,
  ): readonly KeptPlace[] {
    if (!before || !state) return [];
    const decided = decidedThere(state.kept, before, merged, theirs);
    this.tally.addDiffering(
      source,
      decided.map((place) => describeDecided(source, place)),
      placeOf(before),
    );
    const own = conflicts.filter(({ record }) => before.records.has(record) || theirs.records.has(record));
    return keptPlaces(own, state.stays, merged, theirs);
  }

  /** What is told to the replay of documents of the archive. */
  replayOf(wanted: ReadonlyMap<string, DocumentType>) {
    return {
      operations: this.archive.lines('history/operation-'),
      wanted,
      ids: this.ids,
      origin: this.origin,
    };
  }
}
