import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { importInto, newProject } from '#test/support/open-projects.ts';
import { describeWithRealData, realData } from '#test/support/real-data.ts';
import type { Project } from '../project/project.ts';

/** LaTeX of every page by the file name of its picture, with the state of its layer. */
async function latexByPicture(project: Project): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const document of await project.store.pagesAfter(null, 2000)) {
    const page = pageOf(document);
    if (!page) continue;
    const [formula] = await project.store.formulasOfPage(page.id);
    const root = formula ? formulaOf(formula) : null;
    found.set(page.sourceName.split('/').at(-1) ?? '', root?.layers.latex.state === 'accepted' ? root.latex : '');
  }
  return found;
}

describeWithRealData('hme100k', 'importing label lines', () => {
  const labels = async () => {
    const text = await readFile(realData('hme100k', 'train_labels.txt'), 'utf8');
    return new Map(
      text
        .trim()
        .split('\n')
        .map((line) => line.split('\t') as [string, string]),
    );
  };

  it('takes the LaTeX of every photo', async () => {
    const project = await newProject();
    const { report } = await importInto(project, [realData('hme100k')]);
    expect(report).toMatchObject({ format: 'caption', quarantined: [] });
    expect(await latexByPicture(project)).toEqual(await labels());
  });

  it('reads the same LaTeX from the trees', async () => {
    const project = await newProject();
    const { report } = await importInto(project, [realData('hme100k')], { format: 'san' });
    const expected = await labels();
    const read = await latexByPicture(project);
    const taken = [...read].filter(([, latex]) => latex !== '');
    expect(taken.length + report.quarantined.length).toBe(327);
    // What follows \textcircled hangs on a row that is no parent.
    expect(report.quarantined.length).toBe(7);
    expect(taken.filter(([name, latex]) => expected.get(name) !== latex)).toEqual([]);
  });
});

describeWithRealData('im2latex', 'importing formulas.lst', () => {
  it('gives each picture the line that train.lst names', async () => {
    const project = await newProject();
    const { report } = await importInto(project, [realData('im2latex')]);
    expect(report.format).toBe('im2latex');
    const formulas = (await readFile(realData('im2latex', 'formulas.lst'), 'utf8')).split('\n');
    const lines = (await readFile(realData('im2latex', 'train.lst'), 'utf8')).trim().split('\n');
    const read = await latexByPicture(project);
    expect(read.size).toBe(500);
    const expected = lines.map((line) => line.split(' ')).filter(([, name]) => read.has(`${name}.png`));
    expect(expected.length).toBeGreaterThan(0);
    for (const [index, name] of expected) expect(read.get(`${name}.png`)).toBe(formulas[Number(index)]);
  });
});
