import { contentOf } from '#renderer/editor/work/formula-content.ts';
import type { BoxesAsked } from '#schemas/contract/boxing.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import type { ClassDirectory } from '../class-directory.ts';

/** The truth of a formula as the core is asked about it. */
export function formulaAsked(
  document: AnnotationDocument,
  { labelOf }: Pick<ClassDirectory, 'labelOf'>,
): Pick<BoxesAsked, 'latex' | 'symbols' | 'relations'> {
  const { symbols, relations } = contentOf(document);
  return {
    latex: formulaOf(document)?.latex ?? '',
    symbols: [...symbols.values()].map(({ id, symbolClass, box }) => ({ id, label: labelOf(symbolClass), box })),
    relations: relations.map(({ parent, child, type }) => ({ parent, child, type })),
  };
}
