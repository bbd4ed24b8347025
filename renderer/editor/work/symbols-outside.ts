import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { SymbolId } from '#schemas/domain/id.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { intersectionOf } from '../geometry/box.ts';
import { contentOf } from './formula-content.ts';

/** Symbols that lie wholly outside the region of their formula: the cut of the formula would grow as far as they are. */
export function symbolsOutside(document: AnnotationDocument): readonly SymbolId[] {
  const region = formulaOf(document)?.region;
  if (!region) return [];
  const { symbols } = contentOf(document);
  return [...symbols.values()].filter(({ box }) => intersectionOf(box, region) === null).map(({ id }) => id);
}
