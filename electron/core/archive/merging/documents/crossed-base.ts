import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import { formulaLayerNames } from '#schemas/domain/layer.ts';
import type { KeptPlace } from '#schemas/formats/archived-base.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { inBoth } from './merge-from.ts';

/** Three states of a record; undefined where it is not in one. */
interface States {
  readonly taken: DocumentRecord | undefined;
  readonly sent: DocumentRecord | undefined;
  readonly after: DocumentRecord | undefined;
}

/**
 * The common state where archives crossed: each side took the other's before it had what became of its own. What both
 * archives had is common, whatever either side did to it after writing its own. Of the rest both came to the same, where
 * no conflict stayed: to what it is here afterwards, as far as one of the two archives had it. What is left is open.
 *
 * @param taken what came from there
 * @param sent what they took from here
 * @param after what became of it here
 * @param kept what stayed as it was on either side
 */
export function crossedBase(
  {
    taken,
    sent,
    after,
  }: {
    readonly taken: AnnotationDocument;
    readonly sent: AnnotationDocument;
    readonly after: AnnotationDocument;
  },
  kept: readonly KeptPlace[],
): AnnotationDocument {
  const records = new Map<string, DocumentRecord>();
  for (const id of new Set([...taken.records.keys(), ...sent.records.keys()])) {
    const [one, other] = [taken.records.get(id), sent.records.get(id)];
    const own = kept.filter(({ record }) => record === id);
    const record = recordOf({ taken: one, sent: other, after: after.records.get(id) }, own);
    if (record) records.set(id, record);
  }
  return { ...taken, records };
}

function recordOf({ taken, sent, after }: States, kept: readonly KeptPlace[]): DocumentRecord | undefined {
  if (isEqual(taken, sent)) return taken;
  if (kept.length === 0 && (isEqual(after, taken) || isEqual(after, sent))) return after;
  const known = taken ?? sent;
  if (!known) return undefined;
  if (!taken || !sent || !after) return openRecord(known);
  const [one, other, now] = [membersOf(taken), membersOf(sent), membersOf(after)];
  return withMembers(taken, (name) => {
    if (isEqual(one[name], other[name])) return one[name];
    if (name === 'layers') return layersOf([taken, sent, after], kept);
    const isKept = isAmong(kept, name);
    return !isKept && isEither(now[name], one[name], other[name]) ? now[name] : inBoth(name, one[name], other[name]);
  });
}

/** Of layers of a formula each by itself: sides that went on with different ones cross there, too. */
function layersOf(states: readonly DocumentRecord[], kept: readonly KeptPlace[]): Readonly<Record<string, unknown>> {
  const [taken, sent, after] = states.map((record) => (record.kind === 'formula' ? record.layers : null));
  if (!taken || !sent || !after) return {};
  const known = formulaLayerNames.flatMap((name) => {
    if (isEqual(taken[name], sent[name])) return [[name, taken[name]] as const];
    const isKnown = !isAmong(kept, `layers.${name}`) && isEither(after[name], taken[name], sent[name]);
    return isKnown ? [[name, after[name]] as const] : [];
  });
  return Object.fromEntries(known);
}

const isAmong = (kept: readonly KeptPlace[], name: string) =>
  kept.some(({ field }) => field === null || field === name);

const isEither = (now: unknown, one: unknown, other: unknown) => isEqual(now, one) || isEqual(now, other);

/** A record of which nothing is known but that it was there. */
function openRecord(record: DocumentRecord): DocumentRecord {
  return withMembers(record, (name) => inBoth(name, null, null));
}

/** A record whose members are others, but for what it is. */
export function withMembers(record: DocumentRecord, valueOf: (name: string) => unknown): DocumentRecord {
  const members = Object.keys(record).map((name) => [
    name,
    name === 'id' || name === 'kind' ? membersOf(record)[name] : valueOf(name),
  ]);
  return Object.fromEntries(members) as DocumentRecord;
}

export function membersOf(record: DocumentRecord): Readonly<Record<string, unknown>> {
  return { ...record };
}
