import { type Reason, reason } from '#schemas/domain/reason.ts';
import { SymbolLabel } from '#schemas/domain/symbol-class.ts';
import type { ImportedSymbol } from '#schemas/formats/import-record.ts';
import type { LayoutEdge } from '../lg/reduce-relations.ts';
import { settleLayout } from '../lg/settle-layout.ts';
import type { SymbolTruth } from '../lg/symbol-truth.ts';
import { lineAt } from '../line-at.ts';
import type { SourceText } from '../source-text.ts';
import { type LinkedGroups, linkGroups } from './link-groups.ts';
import type { SymbolGroup } from './read-symbol-groups.ts';
import { type MathmlLayout, relateMathml } from './relate-mathml.ts';
import { reportLinks } from './report-links.ts';
import type { XmlElement } from './xml-element.ts';

const noLayout: MathmlLayout = { symbols: new Map(), relations: [], unknownElements: [], holdsTable: false };

/** Symbols of the segmentation and their layout from the MathML that they are linked to. */
export function truthOfGroups(
  groups: readonly SymbolGroup[],
  mathml: XmlElement | null,
  source: SourceText,
): SymbolTruth {
  const layout = mathml === null ? noLayout : relateMathml(mathml);
  const links = linkGroups(groups, layout.symbols);
  const repairs: Reason[] = [];
  const symbols = toSymbols(groups, layout, links, source, repairs);
  const keys = new Set(symbols.map((symbol) => symbol.key));
  const edges = toEdges(layout, links, keys);
  const labelOf = new Map(symbols.map((symbol) => [symbol.key, symbol.label]));
  const describe = (key: string): string =>
    `${labelOf.get(key)} (line ${lineAt(source.text, groups[Number(key)]?.offset ?? 0)})`;
  const settled = settleLayout(source.path, [...keys], edges, describe);
  if (mathml !== null) repairs.push(...reportLinks(layout, links, (index) => describe(String(index)), source));
  repairs.push(...settled.repairs);
  return {
    symbols,
    symbolsComplete: symbols.length === groups.length,
    relations: settled.relations,
    layoutComplete: settled.complete && symbols.length === groups.length,
    repairs,
  };
}

function toSymbols(
  groups: readonly SymbolGroup[],
  layout: MathmlLayout,
  { groupOf }: LinkedGroups,
  source: SourceText,
  repairs: Reason[],
): ImportedSymbol[] {
  const textOf = new Map([...groupOf].map(([id, index]) => [index, layout.symbols.get(id) ?? '']));
  const symbols: ImportedSymbol[] = [];
  for (const [index, group] of groups.entries()) {
    const label = [group.label, textOf.get(index) ?? ''].find((text) => SymbolLabel.safeParse(text).success);
    if (label === undefined)
      repairs.push(reportLabel(group, 'symbol-without-label', 'has no usable label and was left out', source));
    else if (label !== group.label)
      repairs.push(reportLabel(group, 'label-from-mathml', `has no usable label; its MathML says "${label}"`, source));
    if (label !== undefined)
      symbols.push({ key: String(index), label, extent: { kind: 'strokes', strokes: group.strokes } });
  }
  return symbols;
}

function toEdges(layout: MathmlLayout, { groupOf }: LinkedGroups, keys: ReadonlySet<string>): LayoutEdge[] {
  const edges: LayoutEdge[] = [];
  for (const { parent, child, type } of layout.relations) {
    const edge = { parent: String(groupOf.get(parent)), child: String(groupOf.get(child)), type };
    if (keys.has(edge.parent) && keys.has(edge.child)) edges.push(edge);
  }
  return edges;
}

function reportLabel(group: SymbolGroup, code: string, what: string, source: SourceText): Reason {
  const line = lineAt(source.text, group.offset);
  return reason(code, `${source.path}, line ${line}: the symbol ${what}.`, { file: source.path, line });
}
