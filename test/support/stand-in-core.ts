import type { AnnotationPort, LayerMove, SaveOutcome } from '#renderer/editor/saving/annotation-port.ts';
import type { Committed, PageWork } from '#schemas/contract/annotation.ts';
import type { AnnotationDocument, DocumentRef } from '#schemas/domain/document.ts';
import { OperationId, type PageId, PersonId } from '#schemas/domain/id.ts';
import type { EditSource, LayerName } from '#schemas/domain/layer.ts';
import type { AnnotationPatch, Operation, OperationKind } from '#schemas/domain/operation.ts';
import type { Role } from '#schemas/domain/person.ts';
import { checkDocument } from '#shared/annotation/check.ts';
import { documentToShape, emptyDocument, formulaOf, pageOf } from '#shared/annotation/document.ts';
import { followFormulaLayers, layerAfterEdit } from '#shared/annotation/layer-rules.ts';
import { applyChanges, applyPatch, diffDocuments, invertPatch } from '#shared/annotation/patch.ts';

const actor = PersonId.parse('01QV0T1ENT0000000000000009');

/**
 * A core in memory for tests of the editor: applies, refuses and takes back as the real one does. It can be unreachable,
 * lose its answers, or hold them back.
 */
export class StandInCore implements AnnotationPort {
  readonly role: Role;
  readonly documents = new Map<string, AnnotationDocument>();
  readonly operations: Operation[] = [];
  /** No request arrives. */
  isUnreachable = false;
  /** Requests arrive and are done; the next answer is lost. */
  losesNextAnswer = false;
  /** Answer to every request, while it is set. */
  refusal: SaveOutcome | null = null;
  private readonly page: DocumentRef;
  private readonly newId: () => string;
  private held: (() => void)[] | null = null;

  constructor(documents: readonly AnnotationDocument[], role: Role, newId: () => string) {
    this.role = role;
    this.newId = newId;
    for (const document of documents) this.documents.set(document.ref.id, document);
    const page = documents.find((document) => document.ref.type === 'page');
    if (!page) throw new TypeError('a page is needed');
    this.page = page.ref;
  }

  work(): PageWork {
    return {
      page: documentToShape(this.at(this.page)),
      formulas: [...this.documents.values()]
        .filter(({ ref, records }) => ref.type === 'formula' && records.size > 0)
        .map(documentToShape),
      previous: null,
      next: null,
      position: 1,
      pages: 1,
    };
  }

  /** Holds answers back until `release`. */
  hold(): void {
    this.held = [];
  }

  release(): void {
    const held = this.held ?? [];
    this.held = null;
    for (const answer of held) answer();
  }

  load = async (page: PageId) => {
    await this.travel();
    if (this.isUnreachable || page !== this.page.id) return { kind: 'unreachable' } as const;
    return { kind: 'loaded', work: this.work() } as const;
  };

  commit = (patches: readonly AnnotationPatch[], drawnBy: EditSource): Promise<SaveOutcome> =>
    this.answer(() => this.apply('edit', patches, null, drawnBy));

  undo = (operation: OperationId): Promise<SaveOutcome> =>
    this.answer(() => {
      const undone = this.operations.find(({ id }) => id === operation);
      if (!undone) return refused('not-found');
      const patches = undone.patches.map((patch) => invertPatch(patch, this.at(patch.document).revision));
      const fits = patches.every((patch) => applyChanges(this.at(patch.document), patch).kind === 'applied');
      return fits ? this.apply('undo', patches, operation) : refused('conflict');
    });

  setState = (move: LayerMove): Promise<SaveOutcome> =>
    this.answer(() => {
      const stale = move.layers.filter(({ document, base }) => this.at(document).revision !== base);
      if (stale.length > 0) return this.stale(stale.map(({ document }) => document));
      const patches = move.layers.flatMap(({ document, layers }) => {
        const before = this.at(document);
        return diffDocuments(before, moved(before, layers, move)) ?? [];
      });
      return patches.length === 0 ? refused('invalid-input') : this.apply('submit', patches, null);
    });

  /** An edit of somebody else, past the editor under test. */
  editElsewhere(patches: readonly AnnotationPatch[]): void {
    const outcome = this.apply(
      'edit',
      patches.map((patch) => ({ ...patch, base: this.at(patch.document).revision })),
      null,
    );
    if (outcome.kind !== 'committed') throw new Error(`edit elsewhere: ${outcome.kind}`);
  }

  private async answer(act: () => SaveOutcome): Promise<SaveOutcome> {
    await this.travel();
    if (this.isUnreachable) return { kind: 'unreachable' };
    if (this.refusal) return this.refusal;
    const outcome = act();
    if (!this.losesNextAnswer) return outcome;
    this.losesNextAnswer = false;
    return { kind: 'unreachable' };
  }

  private async travel(): Promise<void> {
    await Promise.resolve();
    const held = this.held;
    if (held) await new Promise<void>((resolve) => held.push(resolve));
  }

  private apply(
    kind: OperationKind,
    patches: readonly AnnotationPatch[],
    undoes: OperationId | null,
    drawnBy: EditSource = 'person',
  ): SaveOutcome {
    const stale = patches.filter((patch) => patch.base !== this.at(patch.document).revision);
    if (stale.length > 0) return this.stale(stale.map(({ document }) => document));
    const before = new Map(this.documents);
    const after = new Map(this.documents);
    for (const patch of patches) {
      const current = after.get(patch.document.id) ?? emptyDocument(patch.document);
      const outcome = applyPatch(current, patch);
      if (outcome.kind !== 'applied') return refused('conflict', JSON.stringify(outcome));
      const followed =
        kind === 'edit' ? followFormulaLayers(current, outcome.document, this.role, drawnBy) : outcome.document;
      const problem = checkDocument(followed);
      if (problem) return refused('invalid-input', problem.message);
      after.set(patch.document.id, followed);
    }
    if (kind === 'edit') this.followRegions(patches, after);
    const applied: AnnotationPatch[] = [];
    for (const [id, document] of after) {
      const old = before.get(id) ?? emptyDocument(document.ref);
      const patch = diffDocuments(old, document);
      if (!patch) continue;
      applied.push(patch);
      const revision = document.records.size === 0 ? 0 : old.revision + 1;
      this.documents.set(id, { ...document, revision });
    }
    const operation: Operation = {
      id: OperationId.parse(this.newId()),
      kind,
      actor,
      at: '2026-01-01T00:00:00.000Z',
      patches: applied,
      undoes,
    };
    this.operations.push(operation);
    const committed: Committed = {
      operation,
      documents: applied.map(({ document }) => {
        const { revision, records } = this.at(document);
        return { ref: document, revision: records.size === 0 ? 0 : revision };
      }),
    };
    return { kind: 'committed', committed: structuredClone(committed) };
  }

  private followRegions(patches: readonly AnnotationPatch[], after: Map<string, AnnotationDocument>): void {
    const document = after.get(this.page.id);
    const page = document ? pageOf(document) : null;
    const touches = patches.some(
      (patch) =>
        [...patch.added, ...patch.removed].some((record) => record.kind === 'formula') ||
        patch.updated.some(
          ({ before, after: next }) =>
            before.kind === 'formula' &&
            next.kind === 'formula' &&
            (JSON.stringify(before.region) !== JSON.stringify(next.region) ||
              (page?.holds === 'formulas' && before.placement !== next.placement)),
        ),
    );
    if (!document || !page || !touches) return;
    const count = [...after.values()].filter(({ ref, records }) => ref.type === 'formula' && records.size > 0).length;
    const regions = layerAfterEdit(page.regions, count > 0, this.role);
    after.set(this.page.id, { ...document, records: new Map([[page.id, { ...page, holds: 'formulas', regions }]]) });
  }

  private stale(refs: readonly DocumentRef[]): SaveOutcome {
    return { kind: 'stale', documents: structuredClone(refs.map((ref) => documentToShape(this.at(ref)))) };
  }

  private at(ref: DocumentRef): AnnotationDocument {
    return this.documents.get(ref.id) ?? emptyDocument(ref);
  }
}

function refused(code: 'not-found' | 'conflict' | 'invalid-input', message: string = code): SaveOutcome {
  return { kind: 'refused', error: { code, message, parameters: {} } };
}

function moved(document: AnnotationDocument, layers: readonly LayerName[], move: LayerMove): AnnotationDocument {
  const formula = formulaOf(document);
  const page = pageOf(document);
  const layer = { state: move.to, source: 'person', reason: move.reason } as const;
  if (page) return { ...document, records: new Map([[page.id, { ...page, regions: layer }]]) };
  if (!formula) return document;
  const named = Object.fromEntries(layers.map((name) => [name, layer]));
  const next = { ...formula, layers: { ...formula.layers, ...named } };
  return { ...document, records: new Map(document.records).set(formula.id, next) };
}
