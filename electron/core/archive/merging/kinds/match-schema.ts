import type { AnnotationDocument, SchemaRecord } from '#schemas/domain/document.ts';
import { rootOf } from '#shared/annotation/document.ts';
import { foldName } from '../../../services/check-schema.ts';
import { remapRecord } from '../remap-ids.ts';

/** States of records that their history tells of, by the id of the record. */
export type FormerRecords = ReadonlyMap<string, readonly SchemaRecord[]>;

/** What refers to nothing stands first. */
export const schemaOrder: readonly SchemaRecord['kind'][] = [
  'facet',
  'category',
  'symbol-class',
  'person',
  'category-rule',
  'quota',
  'requirements',
  'settings',
];

/** Kinds whose records may be known by a name that they had before. */
const renamed: ReadonlySet<string> = new Set<SchemaRecord['kind']>(['facet', 'category', 'symbol-class']);

export interface MatchedSchema {
  /** Ids of the archive → ids of what is the same here under another id. */
  readonly ids: ReadonlyMap<string, string>;
  /** Of these, the ones that are the same by a name that one of them had before. */
  readonly byFormerName: ReadonlySet<string>;
}

/**
 * Finds which records of an archive are which here: by id first, then by what people call them (the key of a facet or
 * category, the exact label of a class, the name of a person but for case and spaces), then by a name that one of both had before, where that
 * leaves no doubt. A record that the archive knows by its id is another one's namesake only if the name is still its own
 * once both sides are merged: two of one name cannot stand beside each other.
 *
 * @param merge joins what both know by its id
 */
export function matchSchema(
  current: readonly AnnotationDocument[],
  archived: readonly AnnotationDocument[],
  former: { readonly here: FormerRecords; readonly there: FormerRecords },
  merge: (ours: AnnotationDocument, theirs: AnnotationDocument) => AnnotationDocument,
): MatchedSchema {
  const here = new Map(current.map((document) => [document.ref.id, document]));
  const ids = new Map<string, string>();
  const byFormerName = new Set<string>();
  const byId = new Map(archived.filter(({ ref }) => here.has(ref.id)).map((document) => [document.ref.id, document]));
  for (const kind of schemaOrder) {
    const ours = current.filter((document) => rootOf(document)?.kind === kind);
    const theirs = archived.filter((document) => rootOf(document)?.kind === kind && !byId.has(document.ref.id));
    if (theirs.length === 0) continue;
    const byName = new Map<string, string>();
    for (const document of ours) if (!byId.has(document.ref.id)) byName.set(nameOf(document, ids), document.ref.id);
    for (const document of ours) {
      const known = byId.get(document.ref.id);
      if (!known) continue;
      const name = nameOf(merge(document, known), ids);
      byName.set(byName.has(name) ? nameOf(document, ids) : name, document.ref.id);
    }
    const open: AnnotationDocument[] = [];
    for (const document of theirs) {
      const same = byName.get(nameOf(document, ids));
      if (same === undefined) open.push(document);
      else ids.set(document.ref.id, same);
    }
    if (!renamed.has(kind)) continue;
    const taken = new Set([...byId.keys(), ...ids.values()]);
    const free = ours.filter(({ ref }) => !taken.has(ref.id));
    for (const [from, to] of matchFormer(open, free, former, ids)) {
      ids.set(from, to);
      byFormerName.add(from);
    }
  }
  return { ids, byFormerName };
}

/** Pairs of which each is the only one that the other can mean. */
function matchFormer(
  theirs: readonly AnnotationDocument[],
  ours: readonly AnnotationDocument[],
  former: { readonly here: FormerRecords; readonly there: FormerRecords },
  ids: ReadonlyMap<string, string>,
): readonly (readonly [from: string, to: string])[] {
  const namesOf = (document: AnnotationDocument, records: FormerRecords) => {
    const before = (records.get(document.ref.id) ?? []).map((record) => nameOfRecord(remapRecord(record, ids)));
    return new Set([nameOf(document, ids), ...before]);
  };
  const here = ours.map((document) => ({ id: document.ref.id, names: namesOf(document, former.here) }));
  const pairs = theirs.flatMap((document) => {
    const names = namesOf(document, former.there);
    const meant = here.filter((own) => [...names].some((name) => own.names.has(name)));
    const [only, another] = meant;
    return only && !another ? [[document.ref.id, only.id] as const] : [];
  });
  const claims = Map.groupBy(pairs, ([, to]) => to);
  return pairs.filter(([, to]) => claims.get(to)?.length === 1);
}

/** What people call a record: no two of a kind have the same. */
export function nameOf(document: AnnotationDocument, ids: ReadonlyMap<string, string> = new Map()): string {
  const root = rootOf(document);
  return root === null ? document.ref.id : nameOfRecord(remapRecord(root, ids));
}

function nameOfRecord(record: ReturnType<typeof remapRecord>): string {
  switch (record.kind) {
    case 'facet':
      return `facet ${record.key}`;
    case 'category':
      return `category ${record.facet} ${record.key}`;
    case 'symbol-class':
      return `symbol-class ${record.label}`;
    case 'person':
      return record.retired ? record.id : `person ${foldName(record.name)}`;
    default:
      return record.id;
  }
}
