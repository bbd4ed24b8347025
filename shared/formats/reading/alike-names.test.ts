import { describe, expect, it } from 'vitest';

import { readTexts } from '#test/support/read-texts.ts';
import { detect, type SourceFormat } from '../detect.ts';
import { pairInkSources } from '../inkml/pair-sources.ts';
import { pairYoloSources } from '../yolo/pair-sources.ts';
import { ImageIndex } from './image-index.ts';

/** Names as macOS has them in folders and zip files, and as tools and people write them in files. */
const [apart, whole] = ['수식é'.normalize('NFD'), '수식é'.normalize('NFC')];

const coco = JSON.stringify({
  images: [{ id: 1, file_name: `${whole}.png` }],
  categories: [{ id: 1, name: 'x' }],
  annotations: [{ id: 1, image_id: 1, category_id: 1, bbox: [1, 1, 5, 5] }],
});

describe('a picture is found whose name looks the same', () => {
  it.each<readonly [SourceFormat, string, string]>([
    ['coco', 'train.json', coco],
    ['caption', 'labels.txt', `${whole}.png\tx\n`],
    ['caption', `${whole}.txt`, '\\pi'],
    ['latex-table', 't.csv', `image,latex\n${whole}.png,x\n`],
    ['hf-imagefolder', 'pics/metadata.csv', `file_name,text\n${whole}.png,x\n`],
  ])('%s, named in %s', async (format, file, text) => {
    const path = `pics/${apart}.png`;
    const { records, quarantined } = await readTexts(format, { [path]: '', [file]: text });
    expect(quarantined).toEqual([]);
    expect(records.map(({ sources }) => sources)).toEqual([[path, file]]);
    const head = (listed: string) => (listed === file ? text : null);
    const files = [path, file].map((listed) => ({ path: listed, head: head(listed) }));
    expect(detect('folder', files)).toEqual({ kind: 'format', format });
  });

  it('YOLO and label graphs', () => {
    const yolo = pairYoloSources([`images/${apart}.png`, `labels/${whole}.txt`]);
    expect(yolo).toMatchObject({ pages: [{ labels: `labels/${whole}.txt` }], quarantined: [] });
    const ink = pairInkSources([`${apart}.inkml`, `${whole}.lg`]);
    expect(ink).toMatchObject({ inks: [{ lg: `${whole}.lg` }], quarantined: [] });
  });

  it('and the one of exactly that name, where there are both', () => {
    const index = new ImageIndex([`a/${apart}.png`, `b/${whole}.png`]);
    for (const name of [apart, whole]) {
      const path = name === apart ? `a/${apart}.png` : `b/${whole}.png`;
      expect(index.find(`${name}.png`, 'x.json')).toEqual({ kind: 'image', path });
      expect(index.findStem(name, 'x.json')).toEqual({ kind: 'image', path });
    }
    const yolo = pairYoloSources([`${apart}.png`, `${whole}.png`, `${apart}.txt`, `${whole}.txt`]);
    expect(yolo.pages.every(({ image, labels }) => labels === image.replace('.png', '.txt'))).toBe(true);
  });
});
