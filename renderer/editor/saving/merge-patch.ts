import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Relation } from '#schemas/domain/relation.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { contentOf } from '../work/formula-content.ts';
import { mendOrder } from './mend-order.ts';
import { conflictKey, type MergeConflict, type Side } from './merge-conflict.ts';
import { mergeRecord } from './merge-record.ts';

export interface MergeOptions {
  /** The document as it was right after the edit, where it was made: what is missing now is taken from it. */
  readonly own: AnnotationDocument;
  /** Which side keeps a conflict; decided conflicts are not reported. */
  readonly decide: (conflict: MergeConflict) => Side | null;
  /** Side that undecided conflicts keep for the time being. */
  readonly otherwise: Side;
  /** Whether the patch's layer states are meant (undo, submit) rather than following from its content. */
  readonly takesLayers: boolean;
}

export interface MergedPatch {
  /** The same change against `current`; null where nothing is left of it. */
  readonly patch: AnnotationPatch | null;
  /** Conflicts that nobody has decided. */
  readonly conflicts: readonly MergeConflict[];
}

/** Repeats an edit on a document that has moved on: what does not overlap is merged, what does is a conflict. */
export function mergePatch(patch: AnnotationPatch, current: AnnotationDocument, options: MergeOptions): MergedPatch {
  const merge = new PatchMerge(patch, current, options);
  return merge.run();
}

class PatchMerge {
  private readonly patch: AnnotationPatch;
  private readonly current: AnnotationDocument;
  private readonly options: MergeOptions;
  private readonly conflicts: MergeConflict[] = [];
  /** Records of `current` as they shall be; null for those that go. */
  private readonly changes = new Map<string, DocumentRecord | null>();

  constructor(patch: AnnotationPatch, current: AnnotationDocument, options: MergeOptions) {
    this.patch = patch;
    this.current = current;
    this.options = options;
  }

  run(): MergedPatch {
    const makesDocument = this.patch.added.some((record) => record.id === this.patch.document.id);
    if (this.current.records.size === 0 && !makesDocument) this.meetMissingDocument();
    else {
      for (const record of this.patch.removed) this.remove(record);
      for (const { before, after } of this.patch.updated) this.update(before, after);
      for (const record of this.patch.added) this.add(record);
      this.mendReferences();
    }
    return { patch: this.result(), conflicts: this.conflicts };
  }

  /** Somebody deleted the whole formula: the edit can only bring all of it back, or go with it. */
  private meetMissingDocument(): void {
    const { own } = this.options;
    const record = this.patch.document.id;
    const mine = own.records.get(record) ?? null;
    if (mine === null) return;
    if (this.side({ document: own.ref, record, member: null, mine, theirs: null }) === 'mine') {
      for (const each of own.records.values()) this.changes.set(each.id, each);
    }
  }

  private remove(record: DocumentRecord): void {
    const theirs = this.current.records.get(record.id);
    if (!theirs) return;
    const isUntouched = theirs === record || isEqual(withoutLayers(theirs), withoutLayers(record));
    const conflict = { document: this.current.ref, record: record.id, member: null, mine: null, theirs };
    if (isUntouched || this.side(conflict) === 'mine') this.changes.set(record.id, null);
  }

  private update(before: DocumentRecord, after: DocumentRecord): void {
    const current = this.current.records.get(before.id);
    if (!current) {
      const conflict = { document: this.current.ref, record: before.id, member: null, mine: after, theirs: null };
      if (this.side(conflict) === 'mine') this.changes.set(after.id, after);
      return;
    }
    const conflictOf = (member: string): MergeConflict => ({
      document: this.current.ref,
      record: before.id,
      member,
      mine: after,
      theirs: current,
    });
    const keepsMine = (member: string) => this.side(conflictOf(member)) === 'mine';
    const { record } = mergeRecord(before, after, current, keepsMine, this.options.takesLayers);
    if (record !== current) this.changes.set(record.id, record);
  }

  private add(record: DocumentRecord): void {
    // Already there: an answer was lost on its way, the edit was not.
    if (this.current.records.has(record.id)) return;
    if (record.kind === 'relation') this.addRelation(record);
    else this.changes.set(record.id, record);
  }

  private addRelation(relation: Relation): void {
    const rival = contentOf(this.current).relations.find(
      (other) => other.child === relation.child && this.changes.get(other.id) !== null,
    );
    if (rival) {
      const conflict = {
        document: this.current.ref,
        record: relation.id,
        member: null,
        mine: relation,
        theirs: rival,
      };
      if (this.side(conflict) === 'theirs') return;
      this.changes.set(rival.id, null);
    }
    this.changes.set(relation.id, relation);
  }

  /** Relations whose ends are missing bring them back or go; a reading order of its own names every symbol. */
  private mendReferences(): void {
    const goneHere = new Set(this.patch.removed.map((record) => record.id));
    for (const record of Array.from(this.changes.values())) {
      if (record?.kind !== 'relation') continue;
      for (const end of [record.parent, record.child]) {
        if (this.at(end)) continue;
        const lost = this.options.own.records.get(end);
        const conflict = { document: this.current.ref, record: record.id, member: 'ends', mine: record, theirs: null };
        if (lost && this.side(conflict) === 'mine') this.changes.set(end, lost);
        else this.changes.set(record.id, null);
      }
    }
    for (const relation of goneHere.size === 0 ? [] : contentOf(this.current).relations) {
      if (goneHere.has(relation.parent) || goneHere.has(relation.child)) {
        const after = this.at(relation.id);
        const isDangling = after?.kind === 'relation' && (!this.at(after.parent) || !this.at(after.child));
        if (isDangling) this.changes.set(relation.id, null);
      }
    }
    const root = this.at(this.current.ref.id);
    if (root?.kind !== 'formula' || root.order === null) return;
    const order = mendOrder(root.order, this.symbolIds());
    if (order !== root.order) this.changes.set(root.id, { ...root, order });
  }

  private symbolIds() {
    const ids = [...contentOf(this.current).symbols.keys()].filter((id) => this.changes.get(id) !== null);
    for (const record of this.changes.values()) {
      if (record?.kind === 'symbol' && !this.current.records.has(record.id)) ids.push(record.id);
    }
    return ids;
  }

  private at(id: string): DocumentRecord | null {
    const change = this.changes.get(id);
    return change === undefined ? (this.current.records.get(id) ?? null) : change;
  }

  private side(conflict: MergeConflict): Side {
    const decided = this.options.decide(conflict);
    if (decided !== null) return decided;
    const key = conflictKey(conflict);
    if (!this.conflicts.some((known) => conflictKey(known) === key)) this.conflicts.push(conflict);
    return this.options.otherwise;
  }

  private result(): AnnotationPatch | null {
    const added: DocumentRecord[] = [];
    const updated: { before: DocumentRecord; after: DocumentRecord }[] = [];
    const removed: DocumentRecord[] = [];
    for (const [id, after] of this.changes) {
      const before = this.current.records.get(id);
      if (before && after === null) removed.push(before);
      else if (before && after && !isEqual(before, after)) updated.push({ before, after });
      else if (!before && after) added.push(after);
    }
    if (added.length + updated.length + removed.length === 0) return null;
    return { document: this.current.ref, base: this.current.revision, added, updated, removed };
  }
}

function withoutLayers(record: DocumentRecord): unknown {
  if (record.kind !== 'formula') return record;
  const { layers: _, ...rest } = record;
  return rest;
}
