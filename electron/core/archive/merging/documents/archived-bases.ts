import { z } from 'zod';
import { DocumentRef } from '#schemas/domain/document.ts';
import type { OperationId, ProjectId } from '#schemas/domain/id.ts';
import { ArchivedBase } from '#schemas/formats/archived-base.ts';
import { documentFromShape } from '#shared/annotation/document.ts';
import type { Project } from '../../../project/project.ts';
import type { ExchangedDocument } from '../../../store/exchange-store.ts';
import { refusal } from '../../proving/refusal.ts';
import type { ArchiveLog } from '../archive-log.ts';

/** What is looked at of a document that came from another project than this one: not what it was like. */
const ForeignBase = ArchivedBase.pick({ project: true, operation: true }).extend({
  document: z.object({ ref: DocumentRef }),
});

/**
 * What the archive says of documents that its project took from others. Whoever works offline took all of this project,
 * so only what may be asked for is kept, and as text: as records it would take several times the memory.
 */
export class ArchivedBases {
  readonly #own = new Map<string, string[]>();
  readonly #others = new Map<string, { readonly project: ProjectId; readonly operation: OperationId }[]>();

  /**
   * @param archive its name
   * @param lines of its `bases/`
   * @throws AppError `unsupported-file` where one of them is of another version
   */
  static async read(
    archive: string,
    lines: AsyncIterable<unknown>,
    { id: project, store }: Pick<Project, 'id' | 'store'>,
    log: Pick<ArchiveLog, 'lastOn'>,
  ): Promise<ArchivedBases> {
    const bases = new ArchivedBases();
    for await (const line of lines) {
      const known = ForeignBase.safeParse(line);
      const isWhole = known.success && (known.data.project !== project || ArchivedBase.safeParse(line).success);
      if (!isWhole) {
        const problem = 'a document is not of this version of the program';
        throw refusal(archive, 'bases', 'archive-document-unreadable', problem);
      }
      const { id } = known.data.document.ref;
      const last = log.lastOn(id);
      // Nothing was done to it there that is not here, so nobody asks what was common.
      if (last !== null && (await store.exchanges.isLogged(id, last))) continue;
      if (known.data.project === project) bases.#own.set(id, [...(bases.#own.get(id) ?? []), JSON.stringify(line)]);
      else bases.#addOther(id, known.data);
    }
    return bases;
  }

  /**
   * What its project took of a document from this project last, and from copies of it; none where it took nothing, or has
   * nothing new on it.
   */
  own(id: string): readonly ExchangedDocument[] {
    return (this.#own.get(id) ?? []).map((text) => {
      const { document, ...rest } = ArchivedBase.parse(JSON.parse(text));
      return { ...rest, document: documentFromShape(document) };
    });
  }

  /** By which acts a document was, in other projects, as its project took it from them. */
  others(id: string): readonly { readonly project: ProjectId; readonly operation: OperationId }[] {
    return this.#others.get(id) ?? [];
  }

  #addOther(id: string, { project, operation }: Pick<ArchivedBase, 'project' | 'operation'>): void {
    if (operation === null) return;
    this.#others.set(id, [...this.others(id), { project, operation }]);
  }
}
