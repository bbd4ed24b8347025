import type { AnnotationDocument, DocumentRecord, SchemaRecord } from '#schemas/domain/document.ts';
import { type LayerName, layerNames } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Person } from '#schemas/domain/person.ts';
import { emptyDocument, rootOf } from '#shared/annotation/document.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { type Bases, mergeFrom } from '../documents/merge-from.ts';
import { remapDocument } from '../remap-ids.ts';
import { aliasesRefused, aliasOf, type KeptOwn, keepMember, keepStanding, type SchemaConflict } from './keep-own.ts';
import { type FormerRecords, matchSchema, nameOf, schemaOrder } from './match-schema.ts';

/** Two records of an archive's schema and of this one that are the same, and are not called or used the same. */
export interface JoinedKind {
  readonly kind: SchemaRecord['kind'];
  readonly here: string;
  readonly there: string;
  /**
   * `renamed`: by a name that one had before; `joined`: two there, one here; `merged`: it stands for another one there;
   * `alike`: people whose names differ by case and spaces alone.
   */
  readonly how: 'renamed' | 'joined' | 'merged' | 'alike';
}

/** What stays as it is here, and is otherwise there; or that it became what it is there. */
export type SettingsDifference =
  | { readonly what: 'taken' }
  | { readonly what: 'layers'; readonly here: readonly LayerName[]; readonly there: readonly LayerName[] }
  | { readonly what: 'latex-policy' };

export interface MergedSchema {
  readonly patches: readonly AnnotationPatch[];
  /** What each document is in the end. */
  readonly finals: readonly AnnotationDocument[];
  /** Documents that become what they are in the archive, so that what was done to them there can be done again. */
  readonly adopted: ReadonlySet<string>;
  /** Ids of the archive → ids of what is the same here under another id. */
  readonly ids: ReadonlyMap<string, string>;
  readonly conflicts: readonly SchemaConflict[];
  readonly joined: readonly JoinedKind[];
  /** People who are new here and may do more than annotate. */
  readonly arrived: readonly Person[];
  /** Of two projects with settings of their own. */
  readonly settings: readonly SettingsDifference[];
  /** The archive's documents in ids of this project. */
  readonly documents: readonly AnnotationDocument[];
}

/** Kinds of which a project has one, which is not replaced by that of another project. */
const single: ReadonlySet<string> = new Set<SchemaRecord['kind']>(['settings', 'requirements']);
/** Kinds whose history comes along. */
const replayed: ReadonlySet<string> = new Set<SchemaRecord['kind']>([
  'facet',
  'category',
  'symbol-class',
  'category-rule',
  'quota',
]);

/**
 * Joins the schema of an archive with that of the project; see `matchSchema` for what is the same.
 *
 * @param isNew whether the project has no page yet: settings that nobody has touched become those of the archive
 */
export function mergeSchema(
  current: readonly AnnotationDocument[],
  archived: readonly AnnotationDocument[],
  former: { readonly here: FormerRecords; readonly there: FormerRecords },
  basesOf: (document: AnnotationDocument) => Bases,
  isNew: boolean,
): MergedSchema {
  const merge = (ours: AnnotationDocument, theirs: AnnotationDocument, map: ReadonlyMap<string, string>) => {
    const bases = basesOf(theirs);
    const known = bases.states.map((base) => remapDocument(base, map));
    const states = known.length > 0 ? known : commonState(ours, theirs, former);
    const merged = mergeFrom({ ...bases, states }, ours, theirs);
    return keepStanding(merged, ours, theirs);
  };
  const { ids, byFormerName } = matchSchema(
    current,
    archived,
    former,
    (ours, theirs) => merge(ours, theirs, new Map()).document,
  );
  const own = new Map(current.map((document) => [document.ref.id, document]));
  const patches: AnnotationPatch[] = [];
  const finals: AnnotationDocument[] = [];
  const adopted = new Set<string>();
  const conflicts: SchemaConflict[] = [];
  const joined: JoinedKind[] = [];
  const arrived: Person[] = [];
  const settings: SettingsDifference[] = [];
  const documents: AnnotationDocument[] = [];
  const settle = (final: AnnotationDocument, theirs: AnnotationDocument) => {
    const ours = own.get(final.ref.id) ?? emptyDocument(final.ref);
    const patch = diffDocuments(ours, { ...final, revision: ours.revision });
    if (!patch) return;
    patches.push(patch);
    finals.push(final);
    if (replayed.has(kindOf(final)) && isEqual(rootOf(final), rootOf(theirs))) adopted.add(final.ref.id);
  };
  const ordered = inOrder(archived);
  const merges = new Map<string, ReturnType<typeof merge>>();
  for (const raw of ordered) {
    const ours = own.get(raw.ref.id);
    if (ours) merges.set(raw.ref.id, merge(ours, remapDocument(raw, ids), ids));
  }
  const refused = namesRefused(current, merges);
  const after = [...merges.values()].map(({ document }) => document);
  const added = ordered.filter(({ ref }) => !own.has(ref.id) && !ids.has(ref.id));
  const crossed = aliasesRefused(current, [...after, ...added.map((document) => remapDocument(document, ids))]);
  const labelOf = (id: string | null) => nameHere(own.get(id ?? '') ?? added.find(({ ref }) => ref.id === id));
  for (const raw of ordered) {
    const theirs = remapDocument(raw, ids);
    const ours = own.get(raw.ref.id);
    const merged = merges.get(raw.ref.id);
    const same = ids.get(raw.ref.id);
    if (ours && merged) {
      const named = refused.has(raw.ref.id)
        ? keepName(merged.document, ours, theirs)
        : { document: merged.document, conflicts: [] };
      const names = { here: nameHere(ours), other: labelOf(aliasOf(merged.document)) };
      const final = crossed.has(raw.ref.id)
        ? keepMember(named.document, ours, theirs, 'aliasOf', names)
        : { document: named.document, conflicts: [] };
      conflicts.push(...merged.conflicts, ...named.conflicts, ...final.conflicts);
      settle(final.document, theirs);
      documents.push(theirs);
    } else if (same !== undefined) {
      const held = own.get(same);
      const how = byFormerName.has(raw.ref.id) ? 'renamed' : null;
      if (held) joined.push(...comparedKinds(held, theirs, how, archived));
    } else if (!single.has(kindOf(raw)) || !current.some((document) => kindOf(document) === kindOf(raw))) {
      settle({ ...theirs, revision: 0 }, theirs);
      documents.push(theirs);
      const root = rootOf(theirs);
      if (root?.kind === 'person' && root.role !== 'annotator' && !root.retired) arrived.push(root);
    } else {
      const difference = differentSettings(current, theirs);
      const taken = isNew && difference.length > 0 ? takenSettings(current, theirs) : null;
      if (taken) settle(taken, theirs);
      settings.push(...(taken ? [{ what: 'taken' } as const] : difference));
    }
  }
  return { patches, finals, adopted, ids, conflicts, joined, arrived, settings, documents };
}

/** The settings with what decides how work counts and is written as in the archive; null where somebody has set it here. */
function takenSettings(
  current: readonly AnnotationDocument[],
  archived: AnnotationDocument,
): AnnotationDocument | null {
  const own = current.find((document) => kindOf(document) === 'settings');
  const [here, there] = [own && rootOf(own), rootOf(archived)];
  if (own?.revision !== 1 || here?.kind !== 'settings' || there?.kind !== 'settings') return null;
  const { layersAsked, latexPolicy } = there;
  return { ...own, records: new Map([[here.id, { ...here, layersAsked, latexPolicy }]]) };
}

/** What of the settings decides how work counts and is written; a project has a name of its own. */
function differentSettings(
  current: readonly AnnotationDocument[],
  archived: AnnotationDocument,
): readonly SettingsDifference[] {
  const there = rootOf(archived);
  const here = current.map((document) => rootOf(document)).find((root) => root?.kind === 'settings');
  if (here?.kind !== 'settings' || there?.kind !== 'settings') return [];
  const [own, other] = [here, there].map(({ layersAsked }) => layerNames.filter((name) => layersAsked.includes(name)));
  const isPolicySame = isEqual(here.latexPolicy, there.latexPolicy);
  return [
    ...(own && other && !isEqual(own, other) ? [{ what: 'layers', here: own, there: other } as const] : []),
    ...(isPolicySame ? [] : [{ what: 'latex-policy' } as const]),
  ];
}

/** What is here was so there once, or the other way round: the side that has gone on from it is the later one. */
function commonState(
  ours: AnnotationDocument,
  theirs: AnnotationDocument,
  { here, there }: { readonly here: FormerRecords; readonly there: FormerRecords },
): readonly AnnotationDocument[] {
  const was = (records: FormerRecords, root: DocumentRecord | null) =>
    records.get(ours.ref.id)?.some((record) => isEqual(record, root)) ?? false;
  if (was(there, rootOf(ours))) return [ours];
  return was(here, rootOf(theirs)) ? [theirs] : [];
}

/** What refers to nothing comes first. */
function inOrder(documents: readonly AnnotationDocument[]): readonly AnnotationDocument[] {
  return [...documents].sort((a, b) => schemaOrder.indexOf(kindOf(a)) - schemaOrder.indexOf(kindOf(b)));
}

/**
 * Records that cannot have the name that their merge gives them, as another one has it in the end. A name is free where
 * whoever has it here gives it up; who has to keep theirs may be in the way of others in turn.
 */
function namesRefused(
  current: readonly AnnotationDocument[],
  merges: ReadonlyMap<string, { readonly document: AnnotationDocument }>,
): ReadonlySet<string> {
  const refused = new Set<string>();
  const renames = current.flatMap((ours) => {
    const merged = merges.get(ours.ref.id);
    const name = merged && nameOf(merged.document);
    return name === undefined || name === nameOf(ours) ? [] : [{ id: ours.ref.id, name }];
  });
  const leaving = new Set(renames.map(({ id }) => id));
  for (let before = -1; before !== refused.size; ) {
    before = refused.size;
    const holders = new Map<string, string>();
    for (const ours of current) {
      const { id } = ours.ref;
      if (!leaving.has(id) || refused.has(id)) holders.set(nameOf(ours), id);
    }
    for (const { id, name } of renames) {
      if (refused.has(id)) continue;
      if (holders.has(name)) refused.add(id);
      else holders.set(name, id);
    }
  }
  return refused;
}

/** What it is called here stays. */
function keepName(merged: AnnotationDocument, ours: AnnotationDocument, theirs: AnnotationDocument): KeptOwn {
  const kind = rootOf(merged)?.kind;
  const field = kind === 'symbol-class' ? 'label' : kind === 'person' ? 'name' : 'key';
  return keepMember(merged, ours, theirs, field);
}

/** What a person should know of a kind that is here under another id. */
function comparedKinds(
  ours: AnnotationDocument,
  theirs: AnnotationDocument,
  how: 'renamed' | null,
  archived: readonly AnnotationDocument[],
): readonly JoinedKind[] {
  const [own, other] = [rootOf(ours), rootOf(theirs)];
  if (own?.kind === 'person' && other?.kind === 'person') {
    return own.name === other.name ? [] : [{ kind: 'person', here: own.name, there: other.name, how: 'alike' }];
  }
  if (own?.kind !== 'symbol-class' && own?.kind !== 'category' && own?.kind !== 'facet') return [];
  if (other?.kind !== 'symbol-class' && other?.kind !== 'category' && other?.kind !== 'facet') return [];
  const { kind } = own;
  const [here, there] = [calledOf(own), calledOf(other)];
  // Its archive knows the record that is here, too, and as another one.
  const twin = archived.find(({ ref }) => ref.id === own.id);
  const twinRoot = twin && rootOf(twin);
  const isTwin = twinRoot !== undefined && twinRoot !== null;
  const standsFor = 'aliasOf' in other ? other.aliasOf : null;
  const ownStandsFor = 'aliasOf' in own ? own.aliasOf : null;
  return [
    ...(isTwin ? [{ kind, here, there, how: 'joined' } as const] : []),
    ...(how === null ? [] : [{ kind, here, there, how }]),
    ...(standsFor !== null && standsFor !== ownStandsFor ? [{ kind, here, there, how: 'merged' } as const] : []),
  ];
}

function nameHere(document: AnnotationDocument | undefined): string {
  const root = document ? rootOf(document) : null;
  return root?.kind === 'symbol-class' || root?.kind === 'category' ? calledOf(root) : '';
}

function calledOf(record: Extract<SchemaRecord, { kind: 'symbol-class' | 'category' | 'facet' }>): string {
  return record.kind === 'symbol-class' ? record.label : record.key;
}

function kindOf(document: AnnotationDocument): SchemaRecord['kind'] {
  return rootOf(document)?.kind as SchemaRecord['kind'];
}
