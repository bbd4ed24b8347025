import { rm } from 'node:fs/promises';
import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import type { Finding, FindingKind } from '#schemas/domain/finding.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import type { FormulaId, SymbolId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Page } from '#schemas/domain/page.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { FormulaPictures } from '../boxing/formula-picture.ts';
import type { Project } from '../project/project.ts';
import { type Actor, hasRole } from '../services/actor.ts';
import { commitEdits } from '../services/annotation.ts';
import { blindFormulas } from '../services/second/blind-formulas.ts';
import { readRules } from './read-rules.ts';
import { checkFormula } from './validate-project.ts';

/** Findings that can be mended without a look at the picture: the mend is the same for everybody. */
export const fixableKinds: ReadonlySet<FindingKind> = new Set<FindingKind>([
  'box-empty',
  'box-duplicate',
  'box-tiny',
  'box-outside',
  'order-differs',
  'media-orphan',
]);

/**
 * Mends findings as edits of the actor and looks at the mended formulas again. What has changed since it was found, and
 * what this actor may not mend, is left.
 */
export async function fixFindings(
  project: Project,
  actor: Actor,
  ids: readonly number[],
): Promise<{ readonly fixed: number; readonly left: number }> {
  const asked = (await project.store.findings.get(ids)).filter(({ isStale }) => !isStale);
  const hidden = new Set(await blindFormulas(project, actor));
  const byFormula = new Map<FormulaId, Finding[]>();
  let fixed = 0;
  const removed: number[] = [];
  for (const { id, finding } of asked) {
    if (!fixableKinds.has(finding.kind)) continue;
    if (finding.place.type === 'formula') {
      if (hidden.has(finding.place.formula)) continue;
      const own = byFormula.get(finding.place.formula) ?? [];
      byFormula.set(finding.place.formula, [...own, finding]);
    } else if (finding.place.type === 'media' && hasRole(actor, 'lead')) {
      const { sha256 } = finding.place;
      if (!(await project.store.findings.orphanMedia(Number.MAX_SAFE_INTEGER)).includes(sha256)) continue;
      await project.store.findings.removeMedia(sha256);
      await rm(project.media.pathOf(sha256), { force: true });
      removed.push(id);
    }
  }
  await project.store.findings.remove(removed);
  fixed += removed.length;
  const patches: AnnotationPatch[] = [];
  for (const [id, findings] of byFormula) {
    const patch = await mendFormula(project, id, findings);
    if (!patch) continue;
    patches.push(patch);
    fixed += findings.length;
  }
  if (patches.length > 0) {
    await commitEdits(project, actor, patches);
    await lookAgain(
      project,
      patches.map(({ document }) => document.id as FormulaId),
    );
  }
  return { fixed, left: ids.length - fixed };
}

async function lookAgain(project: Project, formulas: readonly FormulaId[]): Promise<void> {
  const rules = await readRules(project, true);
  const pictures = new FormulaPictures(project.media);
  for (const id of formulas) {
    const checked = await checkFormula(project, id, rules, pictures);
    if (checked) await project.store.findings.recordFormulas(rules.version, [checked]);
  }
}

async function mendFormula(
  project: Project,
  id: FormulaId,
  findings: readonly Finding[],
): Promise<AnnotationPatch | null> {
  const document = await project.store.getDocument({ type: 'formula', id });
  const formula = formulaOf(document);
  const page = formula && pageOf(await project.store.getDocument({ type: 'page', id: formula.page }));
  if (!page) return null;
  const mended = findings.reduce<AnnotationDocument>((before, finding) => mendOne(before, finding, page), document);
  return diffDocuments(document, mended);
}

function mendOne(document: AnnotationDocument, { kind, place }: Finding, page: Page): AnnotationDocument {
  const [symbol] = place.type === 'formula' ? place.symbols : [];
  const formula = formulaOf(document);
  if (!formula) return document;
  if (kind === 'order-differs') return withRecord(document, { ...formula, order: null });
  if (symbol === undefined || !document.records.has(symbol)) return document;
  return kind === 'box-outside' ? clipToPage(document, symbol, page, formula) : withoutSymbol(document, symbol);
}

/** Cuts a box to the page, or takes it away where nothing of it is on the page; a region grows around what is outside it. */
function clipToPage(document: AnnotationDocument, id: SymbolId, page: Page, formula: Formula): AnnotationDocument {
  const symbol = document.records.get(id);
  if (symbol?.kind !== 'symbol') return document;
  const x = Math.max(0, symbol.box.x);
  const y = Math.max(0, symbol.box.y);
  const width = Math.min(page.width, symbol.box.x + symbol.box.width) - x;
  const height = Math.min(page.height, symbol.box.y + symbol.box.height) - y;
  if (width <= 0 || height <= 0) return withoutSymbol(document, id);
  const { region } = formula;
  const left = Math.min(region.x, x);
  const top = Math.min(region.y, y);
  const grown = {
    x: left,
    y: top,
    width: Math.max(region.x + region.width, x + width) - left,
    height: Math.max(region.y + region.height, y + height) - top,
  };
  const clipped = withRecord(document, { ...symbol, box: { x, y, width, height } });
  return page.holds === 'formulas' ? withRecord(clipped, { ...formula, region: grown }) : clipped;
}

/** Takes a symbol away; what hung on it hangs on what it hung on, so that a tree stays one. */
function withoutSymbol(document: AnnotationDocument, id: SymbolId): AnnotationDocument {
  const records = new Map(document.records);
  records.delete(id);
  const relations = [...document.records.values()].filter((record) => record.kind === 'relation');
  const parent = relations.find(({ child }) => child === id);
  for (const relation of relations) {
    if (relation.parent !== id && relation.child !== id) continue;
    if (relation.parent === id && parent) records.set(relation.id, { ...relation, parent: parent.parent });
    else records.delete(relation.id);
  }
  const formula = formulaOf(document);
  if (formula?.order) records.set(formula.id, { ...formula, order: formula.order.filter((other) => other !== id) });
  return { ...document, records };
}

function withRecord(document: AnnotationDocument, record: DocumentRecord): AnnotationDocument {
  return { ...document, records: new Map(document.records).set(record.id, record) };
}
