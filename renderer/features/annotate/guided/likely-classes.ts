import type { EditorState } from '#renderer/editor/editor-state.ts';
import { remainingLabels } from '#renderer/editor/guided/remaining-classes.ts';
import { contentOf } from '#renderer/editor/work/formula-content.ts';
import type { SymbolClassId } from '#schemas/domain/id.ts';
import type { LatexPolicy } from '#schemas/domain/latex-policy.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { canonicalise } from '#shared/latex/canonical.ts';
import { canonicaliseLabel, symbolTokens } from '#shared/latex/symbols.ts';
import type { ClassDirectory } from '../class-directory.ts';

/**
 * Classes that the one selected box without a class probably has: what the LaTeX of its formula prints and nobody has
 * boxed yet, by its place among the other boxes. None where the LaTeX does not say.
 */
export function likelyClasses(
  { work, selection }: Pick<EditorState, 'work' | 'selection'>,
  directory: Pick<ClassDirectory, 'classes' | 'labelOf'>,
  policy: LatexPolicy,
): readonly SymbolClassId[] {
  const [only] = selection.symbols;
  const document = selection.formula === null ? undefined : work.formulas.get(selection.formula);
  if (only === undefined || selection.symbols.size !== 1 || !document) return [];
  const { symbols } = contentOf(document);
  const symbol = symbols.get(only);
  const latex = canonicalise(formulaOf(document)?.latex ?? '', policy);
  if (!symbol || symbol.symbolClass !== null || !latex.ok) return [];
  const canonical = (label: string): string => canonicaliseLabel(label, policy);
  const printed = symbolTokens(latex.tokens.map(({ text }) => text)).map(({ label }) => canonical(label));
  const others = [...symbols.values()].flatMap(({ id, symbolClass, box }) => {
    const label = directory.labelOf(symbolClass);
    return id === only ? [] : [{ label: label === null ? null : canonical(label), box }];
  });
  const byLabel = new Map(directory.classes.map((each) => [canonical(each.label), each.id]));
  return remainingLabels(printed, others, symbol.box).flatMap((label) => byLabel.get(label) ?? []);
}
