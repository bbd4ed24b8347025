import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
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
 * The common state where archives crossed: each side took the other's before it had what became of its own. Both came to
 * the same by that, where no conflict stayed: to what it is here afterwards, as far as one of the two archives had it.
 * The rest is open.
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
  if (!taken || !sent || !after) return openRecord(taken ?? sent);
  const [one, other, now] = [membersOf(taken), membersOf(sent), membersOf(after)];
  return withMembers(taken, (name) => {
    if (isEqual(one[name], other[name])) return one[name];
    const isKept = kept.some(({ field }) => field === null || field === name);
    const isKnown = isEqual(now[name], one[name]) || isEqual(now[name], other[name]);
    return isKnown && !isKept ? now[name] : inBoth(name, one[name], other[name]);
  });
}

/** A record of which nothing is known but that it was there. */
function openRecord(record: DocumentRecord | undefined): DocumentRecord | undefined {
  return record && withMembers(record, (name) => inBoth(name, null, null));
}

function withMembers(record: DocumentRecord, valueOf: (name: string) => unknown): DocumentRecord {
  const members = Object.keys(record).map((name) => [
    name,
    name === 'id' || name === 'kind' ? membersOf(record)[name] : valueOf(name),
  ]);
  return Object.fromEntries(members) as DocumentRecord;
}

function membersOf(record: DocumentRecord): Readonly<Record<string, unknown>> {
  return { ...record };
}
