import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Category } from '#schemas/domain/facet.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import type { CategoryId, SymbolClassId } from '#schemas/domain/id.ts';
import type { LatexPolicy } from '#schemas/domain/latex-policy.ts';
import type { Page } from '#schemas/domain/page.ts';
import { reason } from '#schemas/domain/reason.ts';
import type { SymbolClass } from '#schemas/domain/symbol-class.ts';
import type {
  FrozenFormula,
  FrozenLatex,
  FrozenLayout,
  FrozenPage,
  FrozenPicture,
  FrozenSymbol,
} from '#schemas/formats/frozen-release.ts';
import { formulaOf, relationsOf, symbolsOf } from '#shared/annotation/document.ts';
import { canonicalise } from '#shared/latex/canonical/canonical.ts';
import { resolveAlias } from '#shared/schema/aliases.ts';
import type { PageState } from './read-accepted.ts';

/** What of the project's schema goes into frozen records. */
export interface FreezeRules {
  readonly classes: ReadonlyMap<SymbolClassId, SymbolClass>;
  readonly categories: ReadonlyMap<CategoryId, Category>;
  readonly latexPolicy: LatexPolicy;
}

/** The page as the extractor learns from it; null where its regions are not accepted. */
export function freezePage({ page, formulas }: PageState, picture: FrozenPicture): FrozenPage | null {
  if (page.regions.state !== 'accepted') return null;
  return {
    kind: 'page',
    ...pageFacts(page, picture),
    regions: formulas.flatMap((document) => {
      const formula = formulaOf(document);
      if (!formula) return [];
      const { id, region, placement, unusable } = formula;
      return [{ formula: id, box: region, placement, unusable: unusable !== null }];
    }),
  };
}

/** The formula with its accepted layers; null where it has none or is unusable. */
export function freezeFormula(
  document: AnnotationDocument,
  page: Page,
  picture: FrozenPicture,
  rules: FreezeRules,
): FrozenFormula | null {
  const formula = formulaOf(document);
  if (!formula || formula.unusable !== null) return null;
  const { symbols, layout, latex } = formula.layers;
  if (![symbols, layout, latex].some((layer) => layer.state === 'accepted')) return null;
  return {
    kind: 'formula',
    id: formula.id,
    ...pageFacts(page, picture),
    region: formula.region,
    placement: formula.placement,
    categories: resolveAll(formula.categories, rules.categories),
    symbols: symbols.state === 'accepted' ? freezeSymbols(document, rules) : null,
    layout: layout.state === 'accepted' ? freezeLayout(document, formula) : null,
    latex: latex.state === 'accepted' ? freezeLatex(formula.latex, rules.latexPolicy) : null,
  };
}

function pageFacts(page: Page, picture: FrozenPicture) {
  const { id, sourceSha256, sourceName, writer } = page;
  return { page: id, sourceSha256, sourceName, writer, picture };
}

function resolveAll(ids: readonly CategoryId[], categories: FreezeRules['categories']): CategoryId[] {
  return [...new Set(ids.map((id) => resolveAlias(id, categories)))].sort();
}

function freezeSymbols(document: AnnotationDocument, rules: FreezeRules): FrozenSymbol[] {
  return symbolsOf(document).map(({ id, symbolClass, box }) => ({
    id,
    symbolClass: symbolClass === null ? null : resolveAlias(symbolClass, rules.classes),
    box,
  }));
}

function freezeLayout(document: AnnotationDocument, { order }: Formula): FrozenLayout {
  return { relations: relationsOf(document).map(({ parent, child, type }) => ({ parent, child, type })), order };
}

function freezeLatex(raw: string, policy: LatexPolicy): FrozenLatex {
  const canonical = canonicalise(raw, policy);
  if (canonical.ok) return { raw, tokens: canonical.tokens.map(({ text }) => text), problem: null };
  const [error] = canonical.errors;
  return {
    raw,
    tokens: null,
    problem: error ? reason(error.code, error.message, error.parameters) : null,
  };
}
