import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { readInkml } from '#shared/formats/inkml/read.ts';
import { renderInk } from '#shared/ink/render-ink.ts';
import { symbolBox } from '#shared/ink/symbol-box.ts';
import { realFiles } from '#test/support/real-data.ts';
import type { BenchFormula } from './bench-formula.ts';

/** Formulas of CROHME, their strokes rendered to pixels. */
export async function crohmeFormulas(
  isWanted: (writer: string, index: number) => boolean,
): Promise<readonly BenchFormula[]> {
  const formulas: BenchFormula[] = [];
  const files = (await realFiles('.inkml', 'crohme', 'inkml')).toSorted();
  for (const [index, file] of files.entries()) {
    if (!isWanted(writerOf(file), index)) continue;
    const source = { path: basename(file), text: await readFile(file, 'utf8') };
    for (const outcome of readInkml({ inkml: source, lg: null, believe: 'inkml' })) {
      if (outcome.kind !== 'record' || outcome.record.picture.kind !== 'ink') continue;
      const { strokes } = outcome.record.picture.ink;
      const [formula] = outcome.record.formulas;
      if (!formula?.latex || !formula.symbols) continue;
      const symbols = formula.symbols.flatMap(({ label, extent }) =>
        extent.kind === 'strokes' && extent.strokes.length > 0 ? [{ label, strokes: extent.strokes }] : [],
      );
      const ink = renderInk(
        strokes,
        symbols.map((symbol) => symbol.strokes),
      );
      formulas.push({
        name: file,
        writer: writerOf(file),
        latex: formula.latex,
        picture: { width: ink.width, height: ink.height, channels: 1, pixels: ink.pixels },
        symbols: symbols.map((symbol) => ({
          label: canonicalLabel(symbol.label),
          box: symbolBox(ink.strokeBoxes, symbol.strokes),
        })),
      });
    }
  }
  return formulas;
}

/**
 * CROHME's parts name their writers differently: one folder a part, and in the name the session of one person where it
 * holds one (`200923-1254-212`, `formulaire008-equation037`), else a block of files that one person wrote.
 */
function writerOf(file: string): string {
  const name = basename(file, '.inkml');
  const part = basename(dirname(file));
  const session = /^(\d+-\d+)-|^(formulaire\d+)|^\w+?_(\d+)_sub|_([A-Za-z]+)$/.exec(name);
  const writer = session?.slice(1).find((match) => match !== undefined) ?? name.replace(/\d\d$/, '');
  return `${part}/${writer}`;
}

function canonicalLabel(label: string): string {
  return label === '\\lt' ? '<' : label === '\\gt' ? '>' : label;
}
