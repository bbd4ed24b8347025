import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportedSymbol } from '#schemas/formats/import-record.ts';
import type { CheckedFormula } from '#shared/checks/check-formula.ts';
import { readInkml } from '#shared/formats/inkml/read.ts';
import { strokeExtent, unionOfExtents } from '#shared/ink/ink-extent.ts';
import { realFiles } from '#test/support/real-data.ts';

export interface NamedTruth {
  readonly name: string;
  readonly formula: CheckedFormula;
}

/** Symbols, relations and LaTeX of the files of CROHME with a complete truth; boxes in device units. */
export async function crohmeTruths(): Promise<readonly NamedTruth[]> {
  const truths: NamedTruth[] = [];
  for (const file of (await realFiles('.inkml', 'crohme', 'inkml')).toSorted()) {
    const lg = file.replace('/inkml/', '/lg/').replace(/\.inkml$/, '.lg');
    const [outcome] = readInkml({
      inkml: { path: basename(file), text: await readFile(file, 'utf8') },
      lg: existsSync(lg) ? { path: basename(lg), text: await readFile(lg, 'utf8') } : null,
      believe: 'inkml',
    });
    if (outcome?.kind !== 'record' || outcome.record.picture.kind !== 'ink') continue;
    const [formula] = outcome.record.formulas;
    const { strokes } = outcome.record.picture.ink;
    if (!formula?.latex || !formula.symbols || !formula.relations) continue;
    const boxOf = ({ extent }: ImportedSymbol) => {
      if (extent.kind === 'box') return extent.box;
      const own = extent.strokes.flatMap((index) => (strokes[index] ? [strokeExtent(strokes[index])] : []));
      const { minX, minY, maxX, maxY } = unionOfExtents(own);
      return { x: minX, y: minY, width: maxX - minX, height: maxY - minY };
    };
    const symbols = formula.symbols.map((symbol) => ({ id: symbol.key, label: symbol.label, box: boxOf(symbol) }));
    truths.push({ name: basename(file), formula: { symbols, relations: formula.relations, latex: formula.latex } });
  }
  return truths;
}
