import { createHash } from 'node:crypto';
import type { Project } from '#electron/core/project/project.ts';
import { commitOperation } from '#electron/core/services/commit.ts';
import type { AnnotationDocument, DocumentRecord, DocumentRef } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import { FormulaId, OperationId, PageId, Sha256 } from '#schemas/domain/id.ts';
import { formulaOf, pageOf, symbolsOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { pngOf } from '#test/contract/support/template-project.ts';
import { aFormula, anOperation, aPage, creating, layerIn } from './builders.ts';
import { importActor } from './open-projects.ts';

/** The formula documents of a project, in the order of their pages. */
export async function formulasOf(project: Project): Promise<readonly AnnotationDocument[]> {
  const pages = (await project.store.pagesAfter(null, 100)).flatMap((document) => pageOf(document)?.id ?? []);
  return (await Promise.all(pages.map((page) => project.store.formulasOfPage(page)))).flat();
}

/** Changes the records of a formula; null takes one away. */
export async function editFormula(
  project: Project,
  id: string,
  change: (record: DocumentRecord) => DocumentRecord | null,
): Promise<void> {
  const document = await project.store.getDocument({ type: 'formula', id });
  const records = [...document.records.values()].flatMap((record) => change(record) ?? []);
  const after = { ...document, records: new Map(records.map((record) => [record.id, record])) };
  const patch = diffDocuments(document, after);
  if (patch) await commitOperation(project, importActor, 'edit', [patch]);
}

/** Sets members of a formula. */
export async function setFormula(project: Project, id: string, members: Partial<Formula>): Promise<void> {
  await editFormula(project, id, (record) => (record.kind === 'formula' ? { ...record, ...members } : record));
}

export async function removeLastSymbol(project: Project, id: string): Promise<void> {
  const last = symbolsOf(await project.store.getDocument({ type: 'formula', id })).at(-1)?.id;
  await editFormula(project, id, (record) => (record.id === last ? null : record));
}

/** Removes documents by one operation; gives its id, by which it can be undone. */
export async function removeDocuments(project: Project, refs: readonly DocumentRef[]): Promise<OperationId> {
  const patches = (await project.store.getDocuments(refs)).flatMap((document) => {
    const patch = diffDocuments(document, { ...document, records: new Map() });
    return patch ? [patch] : [];
  });
  return (await commitOperation(project, importActor, 'edit', patches)).operation.id;
}

/** Draws one more formula on a page. */
export async function drawRegion(project: Project, page: PageId, x: number): Promise<FormulaId> {
  const id = FormulaId.parse(project.runtime.newId());
  const region = { x, y: 0, width: 10, height: 10 };
  await commitOperation(project, importActor, 'edit', [creating(aFormula(0, { id, page, region }))]);
  return id;
}

/** A page with so many formulas side by side, whose regions are accepted. */
export async function addRegionPage(project: Project, name: string, formulas: number): Promise<PageId> {
  const bytes = await pngOf(200 + name.length, 20 + name.charCodeAt(0));
  const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
  await project.media.write(sha256, bytes);
  const page = aPage(0, {
    id: PageId.parse(project.runtime.newId()),
    sourceName: `${name}.png`,
    sourceSha256: sha256,
    imageSha256: sha256,
    holds: 'formulas',
    regions: layerIn('accepted'),
  });
  const media = [{ sha256, byteCount: bytes.length, contentType: 'image/png' }];
  const operation = anOperation(0, [creating(page)], { id: OperationId.parse(project.runtime.newId()) });
  await project.store.commitAll([operation], media);
  for (let index = 0; index < formulas; index += 1) await drawRegion(project, page.id, 20 * index);
  return page.id;
}

/** What a test looks at of a formula; null where it is not there. */
export async function lookOf(project: Project, id: string) {
  const document = await project.store.getDocument({ type: 'formula', id });
  const formula = formulaOf(document);
  if (!formula) return null;
  const { latex, note, layers } = formula;
  return { latex, note, state: layers.latex.state, symbols: symbolsOf(document).length };
}
