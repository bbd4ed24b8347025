import type { Project } from '#electron/core/project/project.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import { PageId } from '#schemas/domain/id.ts';
import { type FormulaLayerName, formulaLayerNames, type LayerSource, type LayerState } from '#schemas/domain/layer.ts';
import { formulaOf, relationsOf, symbolsOf } from '#shared/annotation/document.ts';

/** What the store holds of one formula, with names in place of ids. */
export interface Truth {
  readonly latex: string;
  readonly region: Box;
  readonly placement: Formula['placement'];
  /** Keys of the categories, sorted. */
  readonly categories: readonly string[];
  readonly states: Readonly<Record<FormulaLayerName, LayerState>>;
  /** Who answers for each layer; null for an absent one. */
  readonly sources: Readonly<Record<FormulaLayerName, LayerSource | null>>;
  readonly reasons: readonly string[];
  readonly unusable: string | null;
  /** From left to right; `?` without a class. */
  readonly labels: readonly string[];
  readonly boxes: readonly Box[];
  /** As `1 Right +`. */
  readonly relations: readonly string[];
}

/** The formulas of a page as they are stored now, in the order of their ids. */
export async function truthsOf(project: Project, page: PageId): Promise<readonly Truth[]> {
  const records = (await project.store.schemaRecords()).map(({ record }) => record);
  const labels = new Map(
    records.flatMap((record) => (record.kind === 'symbol-class' ? [[record.id, record.label] as const] : [])),
  );
  const keys = new Map(
    records.flatMap((record) => (record.kind === 'category' ? [[record.id, record.key] as const] : [])),
  );
  const documents = await project.store.formulasOfPage(page);
  return documents.flatMap((document): Truth[] => {
    const formula = formulaOf(document);
    if (!formula) return [];
    const symbols = symbolsOf(document).toSorted((a, b) => a.box.x - b.box.x);
    const labelOf = (id: string) => {
      const symbol = symbols.find((each) => each.id === id);
      return (symbol?.symbolClass && labels.get(symbol.symbolClass)) ?? '?';
    };
    const states = formulaLayerNames.map((layer) => [layer, formula.layers[layer].state] as const);
    return [
      {
        latex: formula.latex,
        region: formula.region,
        placement: formula.placement,
        categories: formula.categories.map((id) => keys.get(id) ?? id).toSorted(),
        states: { symbols: 'absent', layout: 'absent', latex: 'absent', ...Object.fromEntries(states) },
        sources: {
          symbols: formula.layers.symbols.source,
          layout: formula.layers.layout.source,
          latex: formula.layers.latex.source,
        },
        reasons: formulaLayerNames.flatMap((layer) => formula.layers[layer].reason ?? []),
        unusable: formula.unusable,
        labels: symbols.map(({ id }) => labelOf(id)),
        boxes: symbols.map(({ box }) => box),
        relations: relationsOf(document)
          .map(({ parent, type, child }) => `${labelOf(parent)} ${type} ${labelOf(child)}`)
          .toSorted(),
      },
    ];
  });
}

/** The only formula of a page as it is stored now. */
export async function truthOf(project: Project, page: PageId): Promise<Truth> {
  const [truth, ...others] = await truthsOf(project, page);
  if (!truth || others.length > 0) throw new Error(`The page has ${others.length + (truth ? 1 : 0)} formulas.`);
  return truth;
}

/** Pages in the order of their import. */
export async function storedPages(project: Project): Promise<readonly PageId[]> {
  return (await project.store.pagesAfter(null, 1000)).map(({ ref }) => PageId.parse(ref.id));
}
