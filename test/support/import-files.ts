import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Project } from '#electron/core/project/project.ts';
import type { ImportOptions } from '#schemas/contract/imports.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { FormulaLayerName, LayerState } from '#schemas/domain/layer.ts';
import { formulaOf, pageOf, symbolsOf } from '#shared/annotation/document.ts';
import { importInto, newProject } from './open-projects.ts';
import { temporaryFolder } from './project-folder.ts';

/** A formula as it came into a project. */
export interface CameIn {
  readonly source: string;
  readonly region: Box;
  readonly latex: string;
  readonly symbols: readonly (readonly [label: string, ...box: number[]])[];
  readonly states: Readonly<Record<FormulaLayerName, LayerState>>;
}

/** Files of a folder of its own, imported into a new project. */
export async function importFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Partial<ImportOptions> = {},
) {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  const project = await newProject();
  const { job, report } = await importInto(project, [folder], options);
  if (job.error) throw new Error(job.error.message);
  return { project, report, formulas: await formulasIn(project) };
}

async function formulasIn(project: Project): Promise<readonly CameIn[]> {
  const labels = new Map<string, string>();
  for (const { record } of await project.store.schemaRecords())
    if (record.kind === 'symbol-class') labels.set(record.id, record.label);
  const came: CameIn[] = [];
  for (const document of await project.store.pagesAfter(null, 100)) {
    const page = pageOf(document);
    if (!page) continue;
    for (const one of await project.store.formulasOfPage(page.id)) {
      const formula = formulaOf(one);
      if (!formula) continue;
      const symbols = symbolsOf(one).map(({ symbolClass, box }) => {
        const label = symbolClass === null ? '' : (labels.get(symbolClass) ?? '?');
        return [label, ...[box.x, box.y, box.width, box.height].map((side) => Math.round(side * 100) / 100)] as const;
      });
      const { symbols: ofSymbols, layout, latex } = formula.layers;
      came.push({
        source: page.sourceName,
        region: formula.region,
        latex: formula.latex,
        symbols,
        states: { symbols: ofSymbols.state, layout: layout.state, latex: latex.state },
      });
    }
  }
  return came.toSorted((one, other) => (one.source < other.source ? -1 : 1));
}
