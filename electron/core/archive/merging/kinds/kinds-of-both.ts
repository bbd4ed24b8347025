import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { OperationId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { counted } from '#shared/words/counted.ts';
import { checkSchema } from '../../../services/check-schema.ts';
import {
  describeArrived,
  describeConflict,
  describeJoined,
  describeSettings,
  describeUnknownOrder,
} from '../archive-conflict.ts';
import { addWhole } from '../documents/add-whole.ts';
import type { CommonState } from '../documents/common-states.ts';
import type { Exchange, Part, Taken } from '../exchange.ts';
import { remapDocument } from '../remap-ids.ts';
import { replayHistory } from '../replay-history.ts';
import { FormerKinds } from './former-kinds.ts';
import { type MergedSchema, mergeSchema } from './merge-schema.ts';

/** Joins the schema of an archive with that of this project. */
export class KindsOfBoth {
  readonly #exchange: Exchange;
  /** Acts on the schema that were done again, by their ids in the archive. */
  #acts: ReadonlySet<OperationId> = new Set();

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  /** Acts on the schema that were done again, by their ids in the archive. */
  get acts(): ReadonlySet<OperationId> {
    return this.#acts;
  }

  /** @param all the schema of the archive */
  async join(all: readonly AnnotationDocument[]): Promise<void> {
    const { store } = this.#exchange.project;
    const rows = await store.schemaRecords();
    const known = new Set<string>(rows.map(({ record }) => record.id));
    const removed = new Set<AnnotationDocument>();
    for (const document of all) {
      if (!known.has(document.ref.id) && (await this.#exchange.removals.note(document))) removed.add(document);
    }
    const archived = all.filter((document) => !removed.has(document));
    const current = rows.map(
      ({ record, revision }): AnnotationDocument => ({
        ref: { type: record.kind, id: record.id },
        revision,
        records: new Map([[record.id, record]]),
      }),
    );
    const states = new Map<string, CommonState>();
    const held = new Map(current.map((document) => [document.ref.id, document]));
    for (const document of archived) {
      const { id } = document.ref;
      if (held.has(id)) states.set(id, await this.#exchange.common.of(document));
    }
    const former = await this.#formerKinds();
    const basesOf = (document: AnnotationDocument) => {
      const state = states.get(document.ref.id);
      if (!state) return { states: [], isOneLater: false };
      // What is contained already in what is here is what both had; so is what may be, for nothing of it is taken.
      return state.isFormer || state.isOrderUnknown ? { states: [document], isOneLater: false } : state.bases;
    };
    const isNew = (await store.pagesAfter(null, 1)).length === 0;
    const merged = mergeSchema(current, archived, former, basesOf, isNew);
    const { patches, ids } = merged;
    for (const [from, to] of ids) this.#exchange.ids.set(from, to);
    for (const conflict of merged.conflicts)
      this.#exchange.tally.addDiffering(this.#exchange.name, [describeConflict(this.#exchange.name, conflict)]);
    for (const kind of merged.joined) {
      const told = describeJoined(this.#exchange.name, kind);
      if (kind.how === 'renamed' || kind.how === 'alike') this.#exchange.tally.addRepaired(this.#exchange.name, [told]);
      else this.#exchange.tally.addDiffering(this.#exchange.name, [told]);
    }
    for (const difference of merged.settings) {
      const told = describeSettings(this.#exchange.name, difference);
      if (difference.what === 'taken') this.#exchange.tally.addRepaired(this.#exchange.name, [told]);
      else this.#exchange.tally.addDiffering(this.#exchange.name, [told]);
    }
    this.#exchange.tally.addRepaired(
      this.#exchange.name,
      merged.arrived.map((person) => describeArrived(this.#exchange.name, person)),
    );
    if (patches.length > 0) {
      checkSchema(
        rows.map(({ record }) => record),
        patches,
        this.#exchange.actor,
      );
      await this.#settleSchema(merged);
      const labels = patches.flatMap(({ added }) =>
        added.flatMap((one) => (one.kind === 'symbol-class' ? [one.label] : [])),
      );
      this.#exchange.tally.addNewClasses(labels);
    }
    await this.#addAgain(removed);
    await this.#countSchemaActs();
    const now = await store.getDocuments(merged.documents.map(({ ref }) => ref));
    this.#nameUnknown(
      merged.documents.filter(({ ref }) => states.get(ref.id)?.isOrderUnknown),
      now,
    );
    const taken = merged.documents.flatMap((document, index): readonly Taken[] => {
      const [ours, state] = [now[index], states.get(document.ref.id)];
      if (!ours || state?.isFormer || state?.isOrderUnknown) return [];
      return [
        {
          document,
          ours,
          kept: this.#exchange.keptOf(held.get(document.ref.id), ours, document, state, merged.conflicts),
        },
      ];
    });
    await this.#exchange.remember(taken, now);
  }

  /** Adds what was removed on both sides and brought back there. */
  async #addAgain(removed: Iterable<AnnotationDocument>): Promise<void> {
    const part: Part = { patches: [], taken: [] };
    for (const document of removed) {
      const theirs = remapDocument(document, this.#exchange.ids);
      if (await this.#exchange.removals.stays(this.#exchange.name, theirs, this.#exchange.ids)) continue;
      addWhole(this.#exchange, this.#exchange.name, theirs, part);
    }
    await this.#exchange.remember(part.taken, await this.#exchange.commit('schema', part.patches, []));
  }

  /** Names what may have come already, or be the work of another copy, and is not what is here. */
  #nameUnknown(unknown: readonly AnnotationDocument[], now: readonly AnnotationDocument[]): void {
    const here = new Map(now.map((document) => [document.ref.id, document]));
    for (const document of unknown) {
      const own = here.get(document.ref.id);
      if (!own || !diffDocuments(own, { ...document, revision: own.revision })) continue;
      this.#exchange.tally.addDiffering(this.#exchange.name, [describeUnknownOrder(this.#exchange.name, document.ref)]);
    }
  }

  /** What kinds were before, on both sides. */
  async #formerKinds() {
    const here = new FormerKinds();
    for (const operation of await this.#exchange.project.store.schemaOperations()) here.add(operation);
    return { here: here.records, there: this.#exchange.log.formerKinds };
  }

  /** Follows kinds that become what they are in the archive, then writes what is left of the merge. */
  async #settleSchema({ patches, finals, adopted }: MergedSchema): Promise<void> {
    const isPerson = ({ document }: AnnotationPatch) => document.type === 'person';
    await this.#exchange.commit('schema', patches.filter(isPerson), []);
    const followed = finals.filter(({ ref }) => adopted.has(ref.id));
    // Without any, the whole history would be read for nothing.
    if (followed.length > 0) await this.#follow(followed);
    const now = await this.#exchange.project.store.getDocuments(finals.map(({ ref }) => ref));
    const left = finals.flatMap((final, index) => {
      const own = now[index];
      return (own && diffDocuments(own, { ...final, revision: own.revision })) ?? [];
    });
    await this.#exchange.commit('schema', left, []);
  }

  /** Does again what was done to kinds that become what they are in the archive. */
  async #follow(followed: readonly AnnotationDocument[]): Promise<void> {
    const held = await this.#exchange.project.store.getDocuments(followed.map(({ ref }) => ref));
    const replayed = await replayHistory(
      this.#exchange.project,
      {
        ...this.#exchange.replayOf(new Map(followed.map(({ ref }) => [ref.id, ref.type]))),
        held: new Map(held.filter(({ records }) => records.size > 0).map((document) => [document.ref.id, document])),
        mediaOf: async () => [],
      },
      this.#exchange.handle,
    );
    this.#acts = replayed.done;
    this.#exchange.tally.addBeside({ operations: replayed.operations });
  }

  /** Names the acts on the schema that were not done again. */
  async #countSchemaActs(): Promise<void> {
    let count = 0;
    for (const id of this.#exchange.log.schemaChanges) {
      if (this.#acts.has(id)) continue;
      const { exchanges } = this.#exchange.project.store;
      const isKnown = (await this.#exchange.project.store.sequenceOf(id)) !== null || (await exchanges.isTaken(id));
      if (!isKnown) count += 1;
    }
    if (count > 0) this.#exchange.tally.addDiffering(this.#exchange.name, [schemaHistory(this.#exchange.name, count)]);
  }
}

function schemaHistory(source: string, count: number): Reason {
  const message = `${source}: ${counted(count, 'act')} that changed classes, categories, quotas or settings there ${count === 1 ? 'is' : 'are'} not in the history here: schemas are joined by what they say now.`;
  return reason('archive-schema-history', message, { source, count });
}
