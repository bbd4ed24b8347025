import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import { noteFrame } from '../crops/crop-frame.ts';
import { cropItems } from '../crops/crop-items.ts';
import { type DatasetFormat, type LoadedDataset, registerFormat } from '../dataset-format.ts';
import { type CropOptionName, cropOptions } from '../writing/crop-look.ts';
import { nameNotHeld } from '../writing/not-held.ts';
import { noItems } from '../writing/side-counts.ts';

const sets: Readonly<Record<SplitSide, string>> = { train: 'train', validation: 'val', test: 'test' };

/**
 * PaddleOCR recognition: `rec_gt_{train,val,test}.txt` with `path TAB label`, pictures in folders of the same names, and
 * `rec_dict.txt`, the characters of all labels, one a line.
 */
const format: DatasetFormat<CropOptionName> = {
  id: 'paddleocr',
  title: 'PaddleOCR rec_gt',
  subModel: 'recognizer',
  version: '2',
  options: cropOptions,
  isUsual: false,
  loading: [
    {
      trainer: 'PaddleOCR',
      language: 'yaml',
      code: linesOfConfig,
    },
  ],
  write: async function* (release, options) {
    yield* nameNotHeld('crop-place', 'layout', 'writer', 'categories');
    yield* noteFrame(options);
    for (const side of splitSides) yield { kind: 'text', path: pathOf(side), text: '' };
    const written = noItems();
    const characters = new Set<string>();
    for await (const item of cropItems(release, options)) {
      if (item.kind === 'skipped') {
        yield item;
        continue;
      }
      const { side, name, trainingClass, cut } = item;
      const path = `${sets[side]}/${name}.png`;
      for (const character of trainingClass.label) characters.add(character);
      written[side] += 1;
      yield { kind: 'crop', path, ...cut };
      yield* item.notes;
      yield { kind: 'text', path: pathOf(side), text: `${path}\t${trainingClass.label}\n` };
    }
    yield {
      kind: 'text',
      path: 'rec_dict.txt',
      text: [...characters]
        .sort()
        .map((character) => `${character}\n`)
        .join(''),
    };
    return written;
  },
};

/**
 * What replaces the same keys of one of PaddleOCR's own `configs/rec`. Without `max_text_length` it drops every label of
 * more than 25 characters, without the dictionary every character but digits and letters.
 */
function linesOfConfig({ sides, longestLabel, hasSpaces }: LoadedDataset): string {
  const dataset = (side: SplitSide) => [
    '  dataset:',
    '    name: SimpleDataSet',
    '    data_dir: {folder}',
    `    label_file_list: [{folder}/${pathOf(side)}]`,
  ];
  const evaluated = (['validation', 'test'] as const).find((side) => sides.includes(side));
  return [
    '# python3 tools/train.py -c configs/rec/<one of its own>.yml, with these keys in it:',
    'Global:',
    '  character_dict_path: {folder}/rec_dict.txt',
    `  max_text_length: ${longestLabel}`,
    `  use_space_char: ${hasSpaces}`,
    ...(sides.includes('train') ? ['Train:', ...dataset('train')] : []),
    ...(evaluated ? ['Eval:', ...dataset(evaluated)] : []),
  ].join('\n');
}

export const recognizerPaddleocr = registerFormat(format);

function pathOf(side: SplitSide): string {
  return `rec_gt_${sets[side]}.txt`;
}
