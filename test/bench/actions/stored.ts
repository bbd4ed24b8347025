import type { Project } from '#electron/core/project/project.ts';
import { type Notation } from '#renderer/editor/relations/notation.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { SymbolId } from '#schemas/domain/id.ts';
import { formulaOf, relationsOf, symbolsOf } from '#shared/annotation/document.ts';
import type { TrueFormula } from '../inputs/real-formulas.ts';
import { overlapOf } from './boxes.ts';

const pollMs = 20;

/** The formula of a page as it is stored, once it is as it is waited for, or after so many looks. */
export async function storedFormula(
  project: Project,
  { page }: TrueFormula,
  isReady: (document: AnnotationDocument) => boolean = () => true,
  mostTries = 100,
): Promise<AnnotationDocument | null> {
  for (let count = 0; ; count += 1) {
    const [document] = await project.store.formulasOfPage(page);
    if (!document || isReady(document) || count > mostTries) return document ?? null;
    await new Promise((done) => setTimeout(done, pollMs));
  }
}

/** Boxes that are stored, once there are so many. */
export async function storedBoxes(
  project: Project,
  truth: TrueFormula,
  least: number,
  mostTries = 100,
): Promise<readonly Box[]> {
  const document = await storedFormula(project, truth, (each) => symbolsOf(each).length >= least, mostTries);
  return document ? symbolsOf(document).map(({ box }) => box) : [];
}

/** Waits until the LaTeX and all boxes with their classes are stored: what is proposed before that is not what people see. */
export async function allStored(project: Project, truth: TrueFormula): Promise<AnnotationDocument | null> {
  return await storedFormula(project, truth, (document) => {
    const symbols = symbolsOf(document);
    return (
      formulaOf(document)?.latex === truth.latex &&
      symbols.length >= truth.symbols.length &&
      symbols.every(({ symbolClass }) => symbolClass !== null)
    );
  });
}

/** What the project's classes are called, and its LaTeX policy. */
export async function notationOf(project: Project): Promise<Notation> {
  const records = await project.store.schemaRecords();
  const labels = new Map(
    records.flatMap(({ record }) => (record.kind === 'symbol-class' ? [[record.id, record.label] as const] : [])),
  );
  const [policy] = records.flatMap(({ record }) => (record.kind === 'settings' ? record.latexPolicy : []));
  if (!policy) throw new Error('The project has no settings.');
  return { labelOf: (id) => (id === null ? null : (labels.get(id) ?? null)), policy };
}

/** For each stored symbol the place of the true one that it covers best. */
export function placesOf(document: AnnotationDocument, { symbols }: TrueFormula): ReadonlyMap<SymbolId, number> {
  return new Map(
    symbolsOf(document).map(({ id, box }) => {
      const scores = symbols.map((symbol) => overlapOf(symbol.box, box));
      return [id, scores.indexOf(Math.max(...scores))] as const;
    }),
  );
}

/** Whether the stored relations join the same boxes in the same way. */
export async function isRelatedAs(project: Project, truth: TrueFormula): Promise<boolean> {
  const wanted = truth.relations.map(({ parent, child, type }) => `${parent} ${type} ${child}`).toSorted();
  const isSame = (document: AnnotationDocument) => {
    const places = placesOf(document, truth);
    const found = relationsOf(document).map(
      ({ parent, child, type }) => `${places.get(parent)} ${type} ${places.get(child)}`,
    );
    return found.toSorted().join() === wanted.join();
  };
  const document = await storedFormula(project, truth, isSame, 50);
  return document !== null && isSame(document);
}
