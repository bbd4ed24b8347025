import type { Box } from '#schemas/domain/geometry.ts';
import type { ImportedFormula } from '#schemas/formats/import-record.ts';
import type { FormulaTypesetter } from '#shared/layout/typeset-node.ts';
import { findStructures } from './find-structures.ts';
import { planLayers } from './plan-layers.ts';
import { type RenderedSymbol, renderSampleFormula, type SampleAppearance, type SampleLayout } from './render-sample.ts';
import { renderSheet } from './render-sheet.ts';
import { type SampleFormula, type SampleSheet, sampleFormulas, sampleSheets } from './sample-formulas.ts';
import { absent, type PlannedFormula, planned, type SamplePage } from './sample-page.ts';

/** How many pages `makeSamplePages` yields. */
export const samplePageCount = sampleFormulas.length + sampleSheets.length;

/**
 * The pages of the sample project, worksheets last: pictures made by the program itself, with exact boxes, relations
 * and LaTeX, in mixed states. Every run gives the same pages, byte for byte.
 */
export async function* makeSamplePages(typesetter: FormulaTypesetter): AsyncGenerator<SamplePage> {
  for (const [index, formula] of sampleFormulas.entries()) yield await makeFormulaPage(index, formula, typesetter);
  let place = sampleFormulas.length;
  for (const [index, sheet] of sampleSheets.entries()) {
    yield await makeSheetPage(index, place, sheet, typesetter);
    place += sheet.formulas.length;
  }
}

async function makeFormulaPage(
  index: number,
  formula: SampleFormula,
  typesetter: FormulaTypesetter,
): Promise<SamplePage> {
  const rendered = await renderSampleFormula(formula.latex, typesetter, appearanceOf(index));
  const { imported, plan } = planFormula(index, formula, null, rendered.symbols, rendered.layout);
  const name = `${formula.level}-${String(index + 1).padStart(2, '0')}-${formula.topic}.png`;
  return toPage(name, rendered.png, absent, [imported], [plan]);
}

async function makeSheetPage(
  index: number,
  firstPlace: number,
  sheet: SampleSheet,
  typesetter: FormulaTypesetter,
): Promise<SamplePage> {
  const latexes = sheet.formulas.map((formula) => formula.latex);
  const rendered = await renderSheet(sheet.title, latexes, typesetter);
  const parts = sheet.formulas.flatMap((formula, position) => {
    const drawn = rendered.formulas[position];
    return drawn ? [planFormula(firstPlace + position, formula, drawn.region, drawn.symbols, drawn.layout)] : [];
  });
  const regions = planned(index === 0 ? 'accepted' : index === 1 ? 'submitted' : 'drafted');
  return toPage(
    `${sheet.name}.png`,
    rendered.png,
    regions,
    parts.map((part) => part.imported),
    parts.map((part) => part.plan),
  );
}

function planFormula(
  place: number,
  { latex, level }: SampleFormula,
  region: Box | null,
  symbols: readonly RenderedSymbol[],
  layout: SampleLayout,
): { readonly imported: ImportedFormula; readonly plan: PlannedFormula } {
  const truth: ImportedFormula = {
    region,
    placement: region ? 'isolated' : null,
    latex,
    symbols: symbols.map(({ key, label, box }) => ({ key, label, extent: { kind: 'box', box } })),
    relations: layout.relations,
    // The order follows from the relations, which are a complete tree.
    order: null,
  };
  const { formula: imported, layers } = planLayers(place, truth);
  const categories = {
    level: [level],
    script: ['printed'],
    structure: findStructures(latex, layout),
    capture: ['rendered'],
  };
  return { imported, plan: { categories, layers } };
}

function toPage(
  name: string,
  png: Uint8Array,
  regions: SamplePage['regions'],
  imported: readonly ImportedFormula[],
  formulas: readonly PlannedFormula[],
): SamplePage {
  const hasRegions = regions.state !== 'absent';
  return {
    name,
    png,
    record: {
      sources: [name],
      picture: { kind: 'image', path: name },
      writer: null,
      hasRegions,
      formulas: imported,
      incomplete: [],
      repairs: [],
    },
    regions,
    formulas,
  };
}

/** Sizes, margins and inks vary from page to page as prints do, by the place of the page alone. */
function appearanceOf(index: number): SampleAppearance {
  return {
    digitHeightPx: 40 + ((index * 7) % 25),
    marginPx: 20 + ((index * 11) % 29),
    inkGrey: 16 + ((index * 13) % 48),
  };
}
