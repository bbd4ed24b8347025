import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import { formulaLayerNames } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { setMembers } from '#shared/annotation/merge-documents.ts';
import { membersOf, withMembers } from './crossed-base.ts';
import { open } from './merge-from.ts';

/** What was done to a document in the project of an archive. */
export interface ActThere {
  readonly patch: AnnotationPatch;
  /** Whether it may have brought what came from another project. */
  readonly isImport: boolean;
}

/** A record at one time; undefined while there was none. */
type State = DocumentRecord | undefined;

/** What something was once, and whether an import made it so. */
interface Once<Value> {
  readonly value: Value;
  readonly isImported: boolean;
}

/** What something was in the last state that both logs know of, and since then on either side, the newest first. */
interface Since<Value> {
  readonly was: Value;
  readonly here: readonly Value[];
  readonly there: readonly Once<Value>[];
}

/**
 * What went from here to the project of an archive over a third one, since the last act that both logs know of. No act
 * tells of it: it is work in one log and an import in the other. So it is told by what records, and members of them, were
 * since then: what something was here, and became there by an import, is common.
 */
export class GoneRound {
  readonly #there = new Map<string, Once<State>[]>();
  readonly #here = new Map<string, State[]>();

  /** @param acts on the document there after that state, from the first import on, in the order of the log */
  constructor(acts: readonly ActThere[]) {
    for (const { patch, isImport } of acts) {
      for (const record of patch.added) this.#noteThere(record.id, undefined, { value: record, isImported: isImport });
      for (const { before, after } of patch.updated) {
        this.#noteThere(after.id, before, { value: after, isImported: isImport });
      }
      for (const record of patch.removed) {
        this.#noteThere(record.id, record, { value: undefined, isImported: isImport });
      }
    }
  }

  /** Notes a version of the document here after that state; the newest comes first. */
  note({ records }: AnnotationDocument): void {
    for (const [id, states] of this.#here) {
      const state = records.get(id);
      if (states.length === 0 || states.at(-1) !== state) states.push(state);
    }
  }

  /** That state, with what went round. */
  onto(shared: AnnotationDocument): AnnotationDocument {
    const records = new Map(shared.records);
    for (const [id, there] of this.#there) {
      const here = this.#here.get(id) ?? [];
      const record = recordOf({ was: shared.records.get(id), here, there: there.toReversed() });
      if (record) records.set(id, record);
      else records.delete(id);
    }
    return { ...shared, records };
  }

  #noteThere(id: string, before: State, after: Once<State>): void {
    const states = this.#there.get(id);
    if (states) states.push(after);
    else {
      this.#there.set(id, [{ value: before, isImported: false }, after]);
      this.#here.set(id, []);
    }
  }
}

function recordOf(since: Since<State>): State {
  const isThere = lastOfBoth(mapSince(since, (state) => state !== undefined));
  const here = since.here.filter((state) => state !== undefined);
  const known = since.was ?? here[0];
  if (!isThere || !known) return undefined;
  const present = { ...since, here, there: since.there.filter(({ value }) => value !== undefined) };
  return withMembers(known, (name) => {
    if (name === 'layers' && known.kind === 'formula') return layersOf(present);
    const members = mapSince(present, (state) => (state ? membersOf(state)[name] : open));
    return setMembers.has(name) ? elementsOf(members) : lastOfBoth(members);
  });
}

/** Layers of a formula each by itself; what is not known is left out. */
function layersOf(since: Since<State>): Readonly<Record<string, unknown>> {
  const known = formulaLayerNames.flatMap((name) => {
    const last = lastOfBoth(mapSince(since, (state) => (state?.kind === 'formula' ? state.layers[name] : open)));
    return last === open ? [] : [[name, last] as const];
  });
  return Object.fromEntries(known);
}

/** Of sets each element by itself: what either side has beside it says nothing of it. */
function elementsOf(since: Since<unknown>): readonly unknown[] {
  const sets = mapSince(since, (value) => new Set<unknown>(Array.isArray(value) ? value : []));
  const elements = new Set([sets.was, ...sets.here].flatMap((set) => [...set]));
  return [...elements].filter((element) => lastOfBoth(mapSince(sets, (set) => set.has(element))));
}

/** What both had last: what it was before where it did not go round since. */
function lastOfBoth<Value>({ was, here, there }: Since<Value>): Value {
  const came = becameSince(was, there).filter(({ isImported }) => isImported);
  const own = becameSince(
    was,
    here.map((value) => ({ value, isImported: false })),
  );
  const common = own.find(({ value }) => came.some((one) => isEqual(one.value, value)));
  return common ? common.value : was;
}

/** What something became, each by the act that made it so; that it was as before until then says nothing. */
function becameSince<Value>(was: Value, states: readonly Once<Value>[]): readonly Once<Value>[] {
  const oldest = states.findLastIndex(({ value }) => !isEqual(value, was));
  return states.slice(0, oldest + 1).filter(({ value }, index, all) => {
    const before = all[index + 1];
    return !before || !isEqual(before.value, value);
  });
}

function mapSince<Value, Mapped>({ was, here, there }: Since<Value>, map: (value: Value) => Mapped): Since<Mapped> {
  return {
    was: map(was),
    here: here.map(map),
    there: there.map(({ value, isImported }) => ({ value: map(value), isImported })),
  };
}
