import { AppError } from '#schemas/domain/app-error.ts';
import type { DocumentRecord, SchemaRecord } from '#schemas/domain/document.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { importActorId } from '#schemas/domain/person.ts';
import type { Actor } from './actor.ts';

/**
 * Rules over all schema records together, checked on the state that a change would leave. Throws one sentence for the
 * first that is broken.
 */
export function checkSchema(current: readonly SchemaRecord[], patches: readonly AnnotationPatch[], actor: Actor): void {
  const after = new Map<string, DocumentRecord>(current.map((record) => [record.id, record]));
  for (const patch of patches) {
    for (const record of patch.removed) {
      if (record.kind !== 'quota' && record.kind !== 'category-rule') {
        throw new AppError('invalid-input', `A ${record.kind} is never deleted: retire it instead.`, {
          kind: record.kind,
        });
      }
      after.delete(record.id);
    }
    for (const { after: record } of patch.updated) after.set(record.id, record);
    for (const record of patch.added) after.set(record.id, record);
  }
  refuseNamesAlike(new Map(current.map((record) => [record.id, record])), after);
  keepLead(current, after);
  checkSchemaState(after, actor);
}

/** Two people who are told apart by case or spaces alone would be taken for one; those who are there already stay. */
function refuseNamesAlike(before: ReadonlyMap<string, SchemaRecord>, after: ReadonlyMap<string, DocumentRecord>): void {
  const inUse = [...after.values()].flatMap((record) => (record.kind === 'person' && !record.retired ? [record] : []));
  for (const [name, people] of Map.groupBy(inUse, (person) => foldName(person.name))) {
    if (people.length < 2 || name === '') continue;
    const isNew = people.some(({ id, name: own }) => {
      const was = before.get(id);
      return was?.kind !== 'person' || was.retired || was.name !== own;
    });
    const [first, second] = people;
    if (!isNew || !first || !second || first.name === second.name) continue;
    const was = before.get(first.id);
    const known = was?.kind === 'person' && !was.retired && was.name === first.name ? first.name : second.name;
    throw new AppError(
      'conflict',
      `There is a person “${known}” already: names need more than case or spaces to differ.`,
      {
        what: 'person',
        name: known,
        alike: 'case-or-spaces',
      },
    );
  }
}

/** A name without what does not tell two people apart: case, spaces, and other forms of the same characters. */
export function foldName(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s+/gu, '').toLowerCase();
}

/** The same rules on a state, however it came about: also what an undo would leave has to keep them. */
export function checkSchemaState(after: ReadonlyMap<string, DocumentRecord>, actor: Actor): void {
  const records = [...after.values()];
  refuseTwice(records, 'facet', (record) => (record.kind === 'facet' ? ['', record.key] : null));
  refuseTwice(records, 'category', (record) => (record.kind === 'category' ? [record.facet, record.key] : null));
  refuseTwice(records, 'symbol class', (record) => (record.kind === 'symbol-class' ? ['', record.label] : null));
  refuseTwice(records, 'person', (record) => (record.kind === 'person' && !record.retired ? ['', record.name] : null));
  if (records.filter((record) => record.kind === 'settings').length !== 1) {
    throw new AppError('invalid-input', 'A project has one settings record.');
  }
  checkReferences(records, after);
  checkLeads(after, actor);
}

function refuseTwice(
  records: readonly DocumentRecord[],
  what: string,
  nameOf: (record: DocumentRecord) => readonly [scope: string, name: string] | null,
): void {
  const seen = new Set<string>();
  for (const record of records) {
    const named = nameOf(record);
    if (named === null) continue;
    const key = named.join(' ');
    if (seen.has(key)) {
      const [, name] = named;
      throw new AppError('conflict', `There is a ${what} “${name}” already.`, { what, name });
    }
    seen.add(key);
  }
}

function checkReferences(records: readonly DocumentRecord[], after: ReadonlyMap<string, DocumentRecord>): void {
  const mustBe = (id: string | null, kind: SchemaRecord['kind'], of: string) => {
    if (id !== null && after.get(id)?.kind !== kind) {
      throw new AppError('invalid-input', `A ${of} names the ${kind} ${id}, which does not exist.`, {
        reason: 'names-unknown-kind',
        id,
        kind,
      });
    }
  };
  for (const record of records) {
    if (record.kind === 'category') {
      mustBe(record.facet, 'facet', 'category');
      mustBe(record.aliasOf, 'category', 'category');
      refuseCircle(record, after);
    } else if (record.kind === 'symbol-class') {
      mustBe(record.aliasOf, 'symbol-class', 'symbol class');
      refuseCircle(record, after);
    } else if (record.kind === 'category-rule') {
      for (const category of record.categories) mustBe(category, 'category', 'category rule');
    } else if (record.kind === 'quota') {
      mustBe(record.symbolClass, 'symbol-class', 'quota');
      for (const category of record.categories) mustBe(category, 'category', 'quota');
      for (const person of record.assignees) mustBe(person, 'person', 'quota');
    }
  }
}

/** What stands for itself by way of others would count as nothing. */
function refuseCircle(
  record: { readonly id: string; readonly aliasOf: string | null },
  after: ReadonlyMap<string, DocumentRecord>,
): void {
  const seen = new Set<string>([record.id]);
  let next = record.aliasOf;
  while (next !== null) {
    if (seen.has(next)) {
      throw new AppError('invalid-input', 'An alias cannot stand for itself, not by way of others either.', {
        reason: 'alias-circle',
        id: record.id,
      });
    }
    seen.add(next);
    const target = after.get(next);
    next = target?.kind === 'category' || target?.kind === 'symbol-class' ? target.aliasOf : null;
  }
}

/** The last person who leads cannot go: the machine account leads too, and nobody sits behind it. */
function keepLead(before: readonly SchemaRecord[], after: ReadonlyMap<string, DocumentRecord>): void {
  const isLed = (records: Iterable<DocumentRecord>) =>
    [...records].some(
      (record) => record.kind === 'person' && record.role === 'lead' && !record.retired && record.id !== importActorId,
    );
  if (isLed(before) && !isLed(after.values())) throw needsLead();
}

function needsLead(): AppError {
  return new AppError('conflict', 'A project needs a lead: give the role to somebody else first.', { leads: 0 });
}

/** A project that nobody leads could never be mended. */
function checkLeads(after: ReadonlyMap<string, DocumentRecord>, actor: Actor): void {
  const leads = [...after.values()].filter(
    (record) => record.kind === 'person' && record.role === 'lead' && !record.retired,
  );
  const own = after.get(actor.person.id);
  if (leads.length === 0) throw needsLead();
  if (own?.kind === 'person' && own.retired) throw new AppError('conflict', 'You cannot retire yourself.');
}
