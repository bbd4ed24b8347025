import type { RequirementsSheet, RequirementsVersion, SheetChange } from '#schemas/contract/requirements.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { SchemaRecord } from '#schemas/domain/document.ts';
import type { Operation } from '#schemas/domain/operation.ts';
import { importActorId } from '#schemas/domain/person.ts';
import { compareSheets } from '#shared/requirements/compare-sheets.ts';
import { withOwnModels } from '#shared/requirements/default-requirements.ts';
import { makeSheet } from '#shared/requirements/make-sheet.ts';
import { sheetMarkdown } from '#shared/requirements/sheet-markdown.ts';
import { touchedOf } from '#shared/schema/touched-of.ts';
import type { Project } from '../project/project.ts';
import { readOwnSubModels } from '../release/sub-models/read-sub-models.ts';

/** The requirements as they are (`null`), or as they were after one of their versions. */
export async function readSheet(
  project: Project,
  version: number | null,
): Promise<{ version: RequirementsVersion; sheet: RequirementsSheet; markdown: string }> {
  const history = await readHistory(project);
  const number = version ?? history.versions.length;
  const found = history.versions[history.versions.length - number];
  if (!found) throw noVersion(number, history.versions.length);
  // Sub-models of the project are no record of the sheet until somebody says something of them.
  const read = sheetAt(history, number);
  const models = [...withOwnModels(read.models, await readOwnSubModels(project.store))];
  const sheet = { ...read, models };
  return { version: found, sheet, markdown: sheetMarkdown(sheet) };
}

/** Every version of the requirements, newest first. */
export async function listVersions(project: Project): Promise<RequirementsVersion[]> {
  return [...(await readHistory(project)).versions];
}

/** What differs from one version to another, in either direction of time. */
export async function compareVersions(
  project: Project,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<SheetChange[]> {
  const history = await readHistory(project);
  for (const number of [from, to]) {
    if (number > history.versions.length) throw noVersion(number, history.versions.length);
  }
  return [...compareSheets(sheetAt(history, from), sheetAt(history, to))];
}

interface History {
  /** Newest first, as `versions`. */
  readonly operations: readonly Operation[];
  readonly versions: readonly RequirementsVersion[];
  readonly records: readonly SchemaRecord[];
}

async function readHistory(project: Project): Promise<History> {
  const [all, rows] = await Promise.all([project.store.schemaOperations(), project.store.schemaRecords()]);
  const operations = all.filter(changesSheet);
  const records = rows.map(({ record }) => record);
  const names = new Map(records.flatMap((record) => (record.kind === 'person' ? [[record.id, record.name]] : [])));
  const versions = operations.map(({ id, kind, at, actor, patches }, place): RequirementsVersion => {
    return {
      number: operations.length - place,
      operation: id,
      kind,
      at,
      person: actor,
      actor: actor === importActorId && kind !== 'import' ? 'command line' : (names.get(actor) ?? actor),
      touched: touchedOf(patches),
    };
  });
  return { operations, versions, records };
}

/** Whether an operation can have changed what the sheet says: who works on the project is no requirement. */
function changesSheet({ patches }: Operation): boolean {
  return patches.some(({ document, added, updated, removed }) => {
    if (document.type === 'person') return false;
    if (document.type !== 'settings') return true;
    const before = [...updated.map((update) => update.before), ...removed].filter(isSchemaRecord);
    const after = [...updated.map((update) => update.after), ...added].filter(isSchemaRecord);
    return compareSheets(makeSheet(before), makeSheet(after)).length > 0;
  });
}

function sheetAt(history: History, number: number): RequirementsSheet {
  return makeSheet(recordsAt(history, number));
}

/**
 * The records of the schema as they were after a version, in all that a sheet tells of them. What it does not tell, such as
 * the synonyms of the LaTeX policy or who is in the project, may be of another time: versions hold no acts on that.
 *
 * @throws AppError `not-found` where there is no such version
 */
export async function readRecordsAt(project: Project, version: number): Promise<readonly SchemaRecord[]> {
  const history = await readHistory(project);
  if (version > history.versions.length) throw noVersion(version, history.versions.length);
  return recordsAt(history, version);
}

/** Takes the operations after a version back, from the newest on: each patch holds what was before it. */
function recordsAt({ operations, records }: History, number: number): readonly SchemaRecord[] {
  const state = new Map<string, SchemaRecord>(records.map((record) => [record.id, record]));
  for (const { patches } of operations.slice(0, operations.length - number)) {
    for (const patch of patches.toReversed()) {
      for (const record of patch.added) state.delete(record.id);
      for (const { before } of patch.updated) if (isSchemaRecord(before)) state.set(before.id, before);
      for (const record of patch.removed) if (isSchemaRecord(record)) state.set(record.id, record);
    }
  }
  return [...state.values()];
}

function isSchemaRecord(record: Operation['patches'][number]['added'][number]): record is SchemaRecord {
  return record.kind !== 'formula' && record.kind !== 'symbol' && record.kind !== 'relation' && record.kind !== 'page';
}

function noVersion(number: number, last: number): AppError {
  return new AppError('not-found', `There is no version ${number} of the requirements; the newest one is ${last}.`, {
    reason: 'requirements-version-unknown',
    version: number,
    last,
  });
}
