import type { SavedSchema } from '#schemas/contract/schema.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { SchemaRecord } from '#schemas/domain/document.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Settings } from '#schemas/domain/settings.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { blankRequirements } from '#shared/requirements/default-requirements.ts';
import { touchedOf } from '#shared/schema/touched-of.ts';
import type { Project } from '../project/project.ts';
import type { Actor } from './actor.ts';
import { readRecordsAt } from './requirements.ts';
import { commitSchema } from './schema.ts';

/** Records that a version brings back. Kinds of formulas and symbols are not among it: truth refers to them. */
const restored: ReadonlySet<SchemaRecord['kind']> = new Set(['requirements', 'settings', 'quota', 'category-rule']);

/**
 * Makes the sheet say again what it said at a version, by one operation: requirements, layers asked for, what it tells
 * of the LaTeX policy, quotas and category rules. Categories and symbol classes stay as they are, and so do the project's
 * name and the rest of the LaTeX policy (synonyms, commands unwrapped or dropped), which no sheet shows.
 *
 * @throws AppError `forbidden` for anybody but a lead, `not-found` where there is no such version, `conflict` where the
 *   sheet says that already, `invalid-input` where it names a kind that is gone
 */
export async function restoreRequirements(project: Project, actor: Actor, version: number): Promise<SavedSchema> {
  const wanted = new Map((await readRecordsAt(project, version)).map((record) => [record.id as string, record]));
  const held = new Map((await project.store.schemaRecords()).map(({ record }) => [record.id as string, record]));
  const patches: AnnotationPatch[] = [];
  for (const id of new Set([...wanted.keys(), ...held.keys()])) {
    const before = held.get(id);
    const after = restoredOf(wanted.get(id), before);
    const record = after ?? before;
    if (!record || !restored.has(record.kind) || isEqual(before, after)) continue;
    const document = { type: record.kind, id: record.id };
    // A record that was removed has a revision, too.
    const { revision: base } = await project.store.getDocument(document);
    patches.push({
      document,
      base,
      added: before || !after ? [] : [after],
      updated: before && after ? [{ before, after }] : [],
      removed: before && !after ? [before] : [],
    });
  }
  if (patches.length === 0) {
    throw new AppError(
      'conflict',
      `There is nothing to bring back: the sheet says what it said at version ${version}.`,
      {
        reason: 'requirements-same',
        version,
      },
    );
  }
  const { operation } = await commitSchema(project, actor, patches);
  return { operation, touched: touchedOf(patches) };
}

/** A sheet that nobody had written is a blank one. */
function restoredOf(record: SchemaRecord | undefined, before: SchemaRecord | undefined): SchemaRecord | undefined {
  if (before?.kind === 'settings') return record?.kind === 'settings' ? withSheetOf(record, before) : before;
  return record === undefined && before?.kind === 'requirements' ? { ...blankRequirements(), id: before.id } : record;
}

/** The settings of today with what `makeSheet` tells of those of another time. */
function withSheetOf({ layersAsked, latexPolicy }: Settings, today: Settings): Settings {
  const { functionNames, ellipses, limits, verticalArithmetic } = latexPolicy;
  return {
    ...today,
    layersAsked,
    latexPolicy: { ...today.latexPolicy, functionNames, ellipses, limits, verticalArithmetic },
  };
}
