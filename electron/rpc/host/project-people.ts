import type { Project } from '#electron/core/project/project.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { PersonId } from '#schemas/domain/id.ts';
import { importActorId, type Person } from '#schemas/domain/person.ts';

/** Everybody of a project, also who is retired. */
export async function listPeople(project: Project): Promise<readonly Person[]> {
  const records = await project.store.schemaRecords();
  return records.flatMap(({ record }) => (record.kind === 'person' ? [record] : []));
}

/** A person as the project has them now; null for somebody it does not know, or who is retired. */
export async function findPerson(project: Project, id: PersonId): Promise<Person | null> {
  const { records } = await project.store.getDocument({ type: 'person', id });
  const person = records.get(id);
  if (person?.kind === 'person') return person.retired ? null : person;
  return id === importActorId ? importActor : null;
}

/** Who stands behind imports and scripts of the owner for which nobody was named. */
const importActor: Person = { kind: 'person', id: importActorId, name: 'import', role: 'lead', retired: false };

export async function readProjectName(project: Project): Promise<string> {
  const { records } = await project.store.getDocument({ type: 'settings', id: project.id });
  const settings = records.get(project.id);
  if (settings?.kind === 'settings') return settings.name;
  throw new AppError('project-invalid', `The project ${project.path} has no settings; restore it from a backup.`, {
    path: project.path,
  });
}
