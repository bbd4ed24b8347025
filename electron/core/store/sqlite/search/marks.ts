import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { FormulaStatus } from '#schemas/domain/layer.ts';
import type { OperationKind } from '#schemas/domain/operation.ts';
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

/** Acts by which the library finds who did them, and on which day; each is an attribute. */
export const actKinds = ['submit', 'accept', 'return'] as const;
export type ActKind = (typeof actKinds)[number];

export function isAct(kind: OperationKind): kind is ActKind {
  return actKinds.some((act) => act === kind);
}

/** Who did something, and on which day: the value of an act's attribute. */
export function actValue(person: string, at: string): string {
  return `${person} ${dayOf(at)}`;
}

export function readAct(value: string): { readonly person: string; readonly day: string } {
  const [person = '', day = ''] = value.split(' ');
  return { person, day };
}
