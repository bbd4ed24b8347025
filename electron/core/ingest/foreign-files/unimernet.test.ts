import { describe, expect, it } from 'vitest';
import type { ImportOptions, ImportReport } from '#schemas/contract/imports.ts';
import { pngOf } from '#test/contract/support/template-project.ts';
import { importFiles } from '#test/support/import-files.ts';

async function imported(files: Parameters<typeof importFiles>[0], options: Partial<ImportOptions> = {}) {
  const { report, formulas } = await importFiles(files, options);
  const latex = formulas.map(({ source, latex: text, states }) => [source, `${states.latex} ${text}`.trim()] as const);
  return { report, latex: Object.fromEntries(latex) };
}

function sentences(list: ImportReport['quarantined']): readonly string[] {
  return list.map(({ reason }) => reason.message);
}

/** Pictures that differ, by their paths. */
async function pictures(...paths: readonly string[]) {
  const made = await Promise.all(paths.map(async (path, index) => [path, await pngOf(40 + index, 30)] as const));
  return Object.fromEntries(made);
}

describe('UniMERNet', () => {
  it('its training set is read: pictures called by the number of their line in a text called as a side', async () => {
    const files = {
      ...(await pictures(
        'UniMER-1M/images/0000000.png',
        'UniMER-1M/images/0000001.png',
        'UniMER-Test/cpe/0000000.png',
      )),
      'UniMER-1M/train.txt': 'x^2\r\n\\frac{1}{2}\r\n',
      'UniMER-Test/cpe.txt': '6.0\n',
    };
    const { report, latex } = await imported(files);
    expect(report).toMatchObject({ format: 'unimernet', quarantined: [], repaired: [] });
    expect(latex).toEqual({
      'UniMER-1M/images/0000000.png': 'accepted x^2',
      'UniMER-1M/images/0000001.png': 'accepted \\frac{1}{2}',
      'UniMER-Test/cpe/0000000.png': 'accepted 6.0',
    });
  });

  it.each([
    ['images/0000000.png', 'train.txt'],
    ['train_images_png/0000000.png', 'train_formulae.txt'],
    ['pdf/val/0000000.png', 'pdf/pdfmath.txt'],
    ['images/val/0000000.png', 'val.txt'],
    ['data/test/0000000.png', 'data/test_math.txt'],
  ])('%s with %s', async (picture, text) => {
    const { report, latex } = await imported({ ...(await pictures(picture)), [text]: '\\pi\n' });
    expect(sentences([...report.quarantined, ...report.repaired])).toEqual([]);
    expect(latex).toEqual({ [picture]: 'accepted \\pi' });
  });

  it('leaves lists of pictures, which are called alike, to those that write them', async () => {
    const { report } = await imported({
      ...(await pictures('images/000000.png', 'images/000001.png')),
      'labels/000000.txt': '0 0.5 0.5 0.5 0.5\n',
      'classes.txt': 'x\n',
      'train.txt': 'images/000000.png\nimages/000001.png\n',
    });
    expect(report).toMatchObject({ format: 'yolo', imported: { symbols: 1, latex: 0 } });
  });

  it('takes LaTeX as drafts where lines and pictures are not as many, and says both numbers', async () => {
    const files = {
      ...(await pictures('spe/0000000.png', 'spe/0000001.png')),
      'spe.txt': 'a line too much\nx\ny\n',
    };
    const { report, latex } = await imported(files);
    expect(latex).toEqual({ 'spe/0000000.png': 'drafted a line too much', 'spe/0000001.png': 'drafted x' });
    expect(sentences(report.repaired)).toEqual([
      expect.stringMatching(
        /^spe\.txt: it has 3 formulas and there are 2 pictures: 1 line without a picture \(the first is line 3\), 0 pictures without a line\./,
      ),
    ]);
  });

  it('the same where a line is missing, and the picture without one is named', async () => {
    const { report, latex } = await imported({
      ...(await pictures('spe/0000000.png', 'spe/0000001.png')),
      'spe.txt': 'x\n',
    });
    expect(latex).toEqual({ 'spe/0000000.png': 'drafted x', 'spe/0000001.png': 'absent' });
    expect(sentences(report.quarantined)).toEqual([expect.stringContaining('spe.txt has no line 2')]);
    expect(sentences(report.repaired)).toEqual([expect.stringContaining('it has 1 formula and there are 2 pictures')]);
  });

  it('a blank line keeps the others in their places', async () => {
    const { latex } = await imported({
      ...(await pictures('spe/0000000.png', 'spe/0000002.png')),
      'spe.txt': 'x\n\nz\n\n',
    });
    expect(latex).toEqual({ 'spe/0000000.png': 'accepted x', 'spe/0000002.png': 'accepted z' });
  });

  it('takes none of two texts that may be of one folder', async () => {
    const files = { ...(await pictures('images/0000000.png')), 'train.txt': 'x\n', 'val.txt': 'y\n' };
    const { report, latex } = await imported(files);
    expect(latex).toEqual({ 'images/0000000.png': 'absent' });
    expect(sentences(report.quarantined)).toEqual([expect.stringContaining('(train.txt, val.txt), so none was taken')]);
  });

  it('chosen by hand, says which pictures and texts found none of the other', async () => {
    const files = { ...(await pictures('images/0000000.png', 'scan.png')), 'other/hwe.txt': 'x\n' };
    const { report } = await imported(files, { format: 'unimernet' });
    expect(report.imported).toMatchObject({ pages: 2, latex: 0 });
    expect(sentences(report.repaired)).toEqual([
      expect.stringContaining('2 pictures (images/0000000.png, …) came without LaTeX'),
      expect.stringContaining('were not read: other/hwe.txt (1 in all)'),
    ]);
  });
});
