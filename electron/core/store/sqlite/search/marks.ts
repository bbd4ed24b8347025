import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { FormulaStatus } from '#schemas/domain/layer.ts';
import type { Page } from '#schemas/domain/page.ts';
import { formulaOf, symbolsOf } from '#shared/annotation/document.ts';

/** What an item is found by: values of each attribute. Attributes that follow from the log or from jobs are not here. */
export type Marks = ReadonlyMap<string, readonly string[]>;

export const noMarks: Marks = new Map();

/** Marks of a formula that exists. */
export function formulaMarks(document: AnnotationDocument, page: Page, status: FormulaStatus): Marks {
  const formula = formulaOf(document);
  if (!formula) return noMarks;
  const symbols = symbolsOf(document);
  return new Map<string, readonly string[]>([
    ['all', ['']],
    ['status', [status]],
    ['holds', page.holds === 'formulas' ? [page.holds] : []],
    ['regions', [page.regions.state]],
    ['symbols', [formula.layers.symbols.state]],
    ['layout', [formula.layers.layout.state]],
    ['latex', [formula.layers.latex.state]],
    ['category', formula.categories],
    ['class', [...new Set(symbols.map(({ symbolClass }) => symbolClass ?? ''))]],
    ['symbol-count', [String(symbols.length)]],
    ['note', formula.note === '' ? [] : ['']],
    ['writer', page.writer === null ? [] : [page.writer]],
    ['batch', page.batch === null ? [] : [page.batch]],
    ['imported', [dayOf(page.importedAt)]],
  ]);
}

/** Marks of a page that exists. */
export function pageMarks(page: Page): Marks {
  return new Map<string, readonly string[]>([
    ['all', ['']],
    ['holds', [page.holds]],
    ['regions', [page.regions.state]],
    ['writer', page.writer === null ? [] : [page.writer]],
    ['batch', page.batch === null ? [] : [page.batch]],
    ['imported', [dayOf(page.importedAt)]],
  ]);
}

/** The UTC day of a time. */
export function dayOf(time: string): string {
  return time.slice(0, 10);
}
