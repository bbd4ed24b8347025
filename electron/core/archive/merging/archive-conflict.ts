import type { DocumentRef } from '#schemas/domain/document.ts';
import { Layer } from '#schemas/domain/layer.ts';
import { type Person, Role } from '#schemas/domain/person.ts';
import { type Reason, reason, type Term } from '#schemas/domain/reason.ts';
import type { MergeConflict } from '#shared/annotation/merge-documents.ts';
import { layerInEnglish, memberInEnglish } from '#shared/words/terms.ts';
import type { SchemaConflict } from './kinds/keep-own.ts';
import type { JoinedKind, SettingsDifference } from './kinds/merge-schema.ts';

const longest = 80;

/** A conflict of a merge in words. Nothing was overwritten: what the project holds was kept. */
export function describeConflict(source: string, conflict: SchemaConflict): Reason {
  const { kind, field, record, ours, theirs, names } = conflict;
  if (names && kind === 'person') return describeStanding(source, names.here, conflict);
  if (names) return describeCrossed(source, kind, names);
  const what = partOf(conflict);
  const [here, there] = [shown(ours), shown(theirs)];
  const inWords = (value: Shown | null) => (value === null ? 'removed or absent' : inEnglish(value));
  const message = `${source}: ${what} was changed here and in the archive in different ways (here ${inWords(here)}, there ${inWords(there)}); what is here was kept.`;
  const code =
    here === null ? 'merge-conflict-absent-here' : there === null ? 'merge-conflict-absent-there' : 'merge-conflict';
  const place = { source, record, what: { term: 'record-part', kind, field } as const };
  return reason(code, message, { ...place, ours: here ?? '', theirs: there ?? '' });
}

/** What stayed as it was there when both had changed it, and is taken from there now. The log has what was here. */
export function describeDecided(source: string, { kind, field, record, ours, theirs }: MergeConflict): Reason {
  const what = partOf({ kind, field, record });
  const [here, there] = [shown(ours) ?? 'absent', shown(theirs) ?? 'absent'];
  const message = `${source}: ${what} had been changed on both sides, and the archive's project kept its own when it took yours; it is taken from there now (before ${inEnglish(here)}, now ${inEnglish(there)}). The history has what was here.`;
  const place = { source, record, what: { term: 'record-part', kind, field } as const };
  return reason('merge-decided-there', message, { ...place, ours: here, theirs: there });
}

/** What may have come already, or be the work of another copy of the archive's project. */
export function describeUnknownOrder(source: string, { type, id }: DocumentRef): Reason {
  const message = `${source}: the ${type.replaceAll('-', ' ')} ${id} is in the archive as it came already, or as another copy of its project has it: which one was not noted before the program was updated. It stays as it is here; if that is work that never came, import this archive into a new project, and an archive of that one here.`;
  const what = { term: 'record-part', kind: type, field: null } as const;
  return reason('archive-order-unknown', message, { source, record: id, what });
}

/** What a person may do, or whether they are in use, which differs from the archive. */
function describeStanding(source: string, name: string, { field, ours, theirs }: SchemaConflict): Reason {
  if (field === 'role') {
    const [here, there] = [Role.parse(ours), Role.parse(theirs)];
    const message = `${source}: the role of ${name} is ${there} in the archive and ${here} here; what people may do is decided here, so it stays. Change it under People if that is meant.`;
    const roles = { here: { term: 'role', role: here }, there: { term: 'role', role: there } } as const;
    return reason('archive-role-kept', message, { source, name, ...roles });
  }
  if (theirs === true) {
    const message = `${source}: ${name} is retired in the archive and not here, and stays so. Retire them under People if that is meant.`;
    return reason('archive-person-retired-there', message, { source, name });
  }
  const message = `${source}: ${name} is retired here and not in the archive, and stays so. Restore them under People if that is meant.`;
  return reason('archive-person-retired-here', message, { source, name });
}

/** Kinds that each side merged the other way round. */
function describeCrossed(
  source: string,
  kind: SchemaConflict['kind'],
  { here, other = '' }: NonNullable<SchemaConflict['names']>,
): Reason {
  const what = kind === 'symbol-class' ? 'symbol class' : kind;
  const message = `${source}: the ${what} ${here} was merged into ${other} in the archive, which stands for ${here} here; so it stays as it is here. Separate ${other} and merge them the other way round if that is meant.`;
  const term = { term: 'record-part', kind, field: null } as const;
  return reason('archive-kinds-crossed', message, { source, what: term, here, other });
}

/** Somebody who came along and may do more than annotate. */
export function describeArrived(source: string, { name, role }: Pick<Person, 'name' | 'role'>): Reason {
  const message = `${source}: ${name} is new here and came along as a ${role}. Change the role under People if that is not meant.`;
  return reason('archive-person-arrived', message, { source, name, role: { term: 'role', role } });
}

/** Settings of the archive's project that make the same work count or be written otherwise, or that were taken. */
export function describeSettings(source: string, difference: SettingsDifference): Reason {
  if (difference.what === 'taken') {
    const message = `${source}: the layers that are asked for and the LaTeX policy are those of the archive from now on, as nobody had set them in this new project. Change them under Settings if that is not meant.`;
    return reason('archive-settings-taken', message, { source });
  }
  if (difference.what === 'latex-policy') {
    const message = `${source}: the LaTeX policy is another one in the archive, so the same LaTeX has another canonical form there. What is here was kept; change it under Settings, LaTeX if both are to write alike.`;
    return reason('archive-latex-policy-differs', message, { source });
  }
  const { here, there } = difference;
  const message = `${source}: the layers that are asked for are others in the archive (${there.join(', ')}) than here (${here.join(', ')}), so the same work may be done there and not here. What is here was kept; change it under Settings if both are to count alike.`;
  const layers = { here: { term: 'layers', layers: here }, there: { term: 'layers', layers: there } } as const;
  return reason('archive-layers-asked-differ', message, { source, ...layers });
}

/** A kind of the archive that is one of this project under another id, where that is good to know. */
export function describeJoined(source: string, { kind, here, there, how }: JoinedKind): Reason {
  const what = kind === 'symbol-class' ? 'symbol class' : kind;
  const parameters = { source, what: { term: 'record-part', kind, field: null } as const, here, there };
  switch (how) {
    case 'renamed': {
      const message = `${source}: the ${what} ${there} of the archive is ${here} here: one was renamed from the name of the other. It keeps its name here.`;
      return reason('archive-kind-renamed', message, parameters);
    }
    case 'joined': {
      const message = `${source}: the ${what} ${there} of the archive became ${here}, which is another one there and has its name here. If they are not the same, make a ${what} of its own here and give it to what came.`;
      return reason('archive-kinds-joined', message, parameters);
    }
    case 'alike': {
      const message = `${source}: ${there} of the archive is taken for ${here} here: the names differ by case and spaces alone. If they are two people, give one of them another name before the next archive.`;
      return reason('archive-people-alike', message, { source, here, there });
    }
    case 'merged': {
      const message = `${source}: the ${what} ${there} was merged into another one there, and ${here} stands for itself here. Merge it here, too, if that is meant.`;
      return reason('archive-kind-merged-there', message, parameters);
    }
  }
}

/** The record, or the member of it, that a conflict is about. */
function partOf({ kind, field, record }: Pick<MergeConflict, 'kind' | 'field' | 'record'>): string {
  return field === null ? `the ${kind} ${record}` : `the ${memberInEnglish(field)} of the ${kind} ${record}`;
}

/** A value as a report has it: what was decided on a layer is said in the words of screens, the rest as records have it. */
type Shown = string | Extract<Term, { term: 'layer-state' }>;

function shown(value: unknown): Shown | null {
  if (value === null || value === undefined) return null;
  const layer = Layer.safeParse(value);
  if (layer.success) return { term: 'layer-state', state: layer.data.state, why: layer.data.reason };
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const inEnglish = (value: Shown) => (typeof value === 'string' ? value : layerInEnglish(value));
