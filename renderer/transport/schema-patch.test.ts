import { describe, expect, it } from 'vitest';
import { AnnotationPatch } from '#schemas/domain/operation.ts';
import { Person } from '#schemas/domain/person.ts';
import { addRecord, removeRecord, updateRecord } from './schema-patch.ts';

const person = Person.parse({ kind: 'person', id: `0${'1'.repeat(25)}`, name: 'Ada', role: 'lead', retired: false });
const document = { type: 'person', id: person.id };

describe('patches of the schema', () => {
  it('add against nothing', () => {
    expect(addRecord(person)).toEqual({ document, base: 0, added: [person], updated: [], removed: [] });
  });

  it('update and remove against the revision that was read, with the whole record before', () => {
    const after = { ...person, role: 'reviewer' };
    expect(updateRecord({ record: person, revision: 4 }, { role: 'reviewer' })).toEqual({
      document,
      base: 4,
      added: [],
      updated: [{ before: person, after }],
      removed: [],
    });
    expect(removeRecord({ record: person, revision: 4 })).toEqual({
      document,
      base: 4,
      added: [],
      updated: [],
      removed: [person],
    });
  });

  it('are nothing where nothing changes', () => {
    expect(updateRecord({ record: person, revision: 4 }, { name: 'Ada' })).toBeNull();
  });

  it('are what the contract takes', () => {
    expect(AnnotationPatch.safeParse(addRecord(person)).success).toBe(true);
  });
});
