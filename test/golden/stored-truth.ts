import type { Project } from '#electron/core/project/project.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import { formulaOf, pageOf, relationsOf, symbolsOf } from '#shared/annotation/document.ts';

export interface TrueSymbol {
  readonly label: string;
  readonly box: Box;
}

/** One formula in the coordinates of the picture that it is read from. Relations and order name symbols by their place. */
export interface TrueFormula {
  readonly source: string;
  readonly region: Box;
  readonly placement: string | null;
  readonly unusable: boolean;
  readonly symbols: readonly TrueSymbol[] | null;
  readonly relations: readonly { readonly parent: number; readonly child: number; readonly type: string }[] | null;
  readonly order: readonly number[] | null;
  readonly latex: string | null;
}

/** One page of a project, with all its formulas. */
export interface TruePage {
  readonly source: string;
  readonly width: number;
  readonly height: number;
  readonly writer: string | null;
  readonly hasRegions: boolean;
  readonly formulas: readonly TrueFormula[];
}

/** Everything that a project holds as truth; layers that are absent are null. */
export async function truthOfProject(project: Project): Promise<readonly TruePage[]> {
  const labels = new Map<string, string>();
  for (const { record } of await project.store.schemaRecords()) {
    if (record.kind === 'symbol-class') labels.set(record.id, record.label);
  }
  const pages: TruePage[] = [];
  for (let after: TruePageId | null = null; ; ) {
    const part = await project.store.pagesAfter(after, 500);
    if (part.length === 0) return pages;
    for (const document of part) {
      const page = pageOf(document);
      if (!page) continue;
      after = page.id;
      const { sourceName: source, width, height, writer, regions } = page;
      const formulas = await project.store.formulasOfPage(page.id);
      pages.push({
        source,
        width,
        height,
        writer,
        hasRegions: regions.state !== 'absent',
        formulas: formulas.flatMap((one) => truthOfFormula(one, source, labels)),
      });
    }
  }
}

type TruePageId = Parameters<Project['store']['pagesAfter']>[0] & string;

function truthOfFormula(
  document: Parameters<typeof formulaOf>[0],
  source: string,
  labels: ReadonlyMap<string, string>,
): TrueFormula[] {
  const formula = formulaOf(document);
  if (!formula) return [];
  const symbols = symbolsOf(document);
  const place = new Map(symbols.map(({ id }, index) => [id, index]));
  const { layers } = formula;
  return [
    {
      source,
      region: formula.region,
      placement: formula.placement,
      unusable: formula.unusable !== null,
      symbols:
        layers.symbols.state === 'absent'
          ? null
          : symbols.map(({ symbolClass, box }) => ({ label: labels.get(symbolClass ?? '') ?? '', box })),
      relations:
        layers.layout.state === 'absent'
          ? null
          : relationsOf(document).map(({ parent, child, type }) => ({
              parent: place.get(parent) ?? -1,
              child: place.get(child) ?? -1,
              type,
            })),
      order: formula.order?.map((id) => place.get(id) ?? -1) ?? null,
      latex: layers.latex.state === 'absent' ? null : formula.latex,
    },
  ];
}
