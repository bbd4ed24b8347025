import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { type DocumentRecord, type SchemaRecord, schemaDocumentTypes } from '#schemas/domain/document.ts';
import type { OperationId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Project } from '../project/project.ts';
import { findOwnSubModel } from '../release/sub-models/read-sub-models.ts';
import { type Actor, requireRole } from './actor.ts';
import { checkSchema } from './check-schema.ts';
import { commitOperation } from './commit.ts';

/** Everything that describes the project's truth, in the order in which people see it. */
export async function readProjectSchema(project: Project): Promise<ProjectSchema> {
  const rows = await project.store.schemaRecords();
  const of = <Kind extends SchemaRecord['kind']>(kind: Kind) =>
    rows.flatMap(({ record, revision }) =>
      record.kind === kind ? [{ record: record as Extract<SchemaRecord, { kind: Kind }>, revision }] : [],
    );
  const [settings] = of('settings');
  if (!settings)
    throw new AppError('project-invalid', 'The project has no settings. Restore a copy from its backups folder.');
  const byPosition = <Row extends { record: { position: number } }>(records: Row[]) =>
    records.sort((a, b) => a.record.position - b.record.position);
  return {
    settings,
    facets: byPosition(of('facet')),
    categories: byPosition(of('category')),
    symbolClasses: byPosition(of('symbol-class')),
    quotas: of('quota'),
    people: of('person'),
    categoryRules: byPosition(of('category-rule')),
    requirements: of('requirements')[0] ?? null,
  };
}

/** Changes facets, categories, symbol classes, quotas, people or settings, as one operation. */
export async function commitSchema(
  project: Project,
  actor: Actor,
  patches: readonly AnnotationPatch[],
): Promise<{ operation: OperationId }> {
  requireRole(actor, 'lead');
  for (const { document } of patches) {
    if (!schemaDocumentTypes.some((type) => type === document.type)) {
      throw new AppError('invalid-input', `A ${document.type} is no part of the project's schema.`, {
        type: document.type,
      });
    }
  }
  checkSchema(
    (await project.store.schemaRecords()).map(({ record }) => record),
    patches,
    actor,
  );
  await checkSubModels(project, patches);
  const { operation } = await commitOperation(project, actor, 'schema', patches);
  return { operation: operation.id };
}

/** @throws AppError `not-found` for a quota of a sub-model that the project does not have */
async function checkSubModels(project: Project, patches: readonly AnnotationPatch[]): Promise<void> {
  const keyOf = (record: DocumentRecord) => (record.kind === 'quota' ? record.subModel : null);
  const asked = patches.flatMap(({ added, updated }) => [
    ...added.map(keyOf),
    // What a quota asked for before, it may go on to ask for: also of a sub-model that is gone.
    ...updated.flatMap(({ before, after }) => (keyOf(before) === keyOf(after) ? [] : [keyOf(after)])),
  ]);
  for (const key of asked) if (key !== null) await findOwnSubModel(project.store, key);
}
