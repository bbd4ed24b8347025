import { expect, it } from 'vitest';
import type { SourceFormat } from '#shared/formats/detect.ts';
import { readTexts } from '#test/support/read-texts.ts';
import { describeReason } from '../describe-error.ts';
import { formatReasons } from './format-reasons.ts';

const json = (value: unknown) => JSON.stringify(value);
const picture = { id: 1, file_name: 'a.png' };
const coco = (annotation: object, images: readonly object[] = [picture]) =>
  json({ images, categories: [{ id: 1, name: 'x' }], annotations: [{ id: 5, image_id: 1, ...annotation }] });
const labelme = (shape: unknown) => json({ imagePath: 'a.png', shapes: [shape] });
const cvat = (box: string) => `<annotations><image name="a.png">${box}</image></annotations>`;
const voc = (object: string) => `<annotation><filename>a.png</filename><object>${object}</object></annotation>`;
const studio = (...results: readonly object[]) =>
  json([{ id: 1, data: { image: 'a.png' }, annotations: [{ result: results }] }]);
const rectangle = { id: 'r', type: 'rectanglelabels', value: { x: 1, y: 1, width: 5, height: 5, rotation: 9 } };
const jsonl = (fields: object) => json({ image: 'a.png', ...fields });
const symbols = [{ id: 's', label: 'x', bbox: [1, 1, 5, 5] }];

it.each<[SourceFormat, string, string, readonly string[]]>([
  [
    'coco',
    'l.json',
    coco({}, [{ id: 1 }]),
    [
      '이미지 이름이 없어 뺐습니다. 적어 넣고 다시 가져오세요.',
      '파일의 images에 없는 이미지의 주석 1개를 뺐습니다. 그 이미지를 적어 넣고 다시 가져오세요.',
    ],
  ],
  [
    'coco',
    'l.json',
    coco({ image_id: 7 }),
    ['파일의 images에 없는 이미지의 주석 1개를 뺐습니다. 그 이미지를 적어 넣고 다시 가져오세요.'],
  ],
  ['coco', 'l.json', coco({ bbox: [1, 2] }), ['상자의 좌표가 없거나 맞지 않아 뺐습니다. 고쳐서 다시 가져오세요.']],
  [
    'coco',
    'l.json',
    coco({ bbox: [1, 1, 5, 5], category_id: 9 }),
    ['category_id 9가 categories에 없어 뺐습니다. 적어 넣고 다시 가져오세요.'],
  ],
  ['labelme', 'a.json', labelme(3), ['JSON 객체가 아니어서 뺐습니다. 고쳐서 다시 가져오세요.']],
  ['labelme', 'a.json', labelme({ points: [] }), ['레이블이 없어 뺐습니다. 적어 넣고 다시 가져오세요.']],
  [
    'labelme',
    'a.json',
    labelme({ label: 'x', points: [[1]] }),
    ['상자의 좌표가 없거나 맞지 않아 뺐습니다. 고쳐서 다시 가져오세요.'],
  ],
  [
    'labelme',
    'a.json',
    labelme({
      label: 'x',
      shape_type: 'line',
      points: [
        [1, 1],
        [5, 5],
      ],
    }),
    ['똑바른 상자가 아니라 뺐습니다.'],
  ],
  ['cvat', 'l.xml', cvat('<box xtl="1"/>'), ['레이블이 없어 뺐습니다. 적어 넣고 다시 가져오세요.']],
  [
    'cvat',
    'l.xml',
    cvat('<box label="x" xtl="1"/>'),
    ['상자의 좌표가 없거나 맞지 않아 뺐습니다. 고쳐서 다시 가져오세요.'],
  ],
  ['voc', 'a.xml', voc(''), ['레이블이 없어 뺐습니다. 적어 넣고 다시 가져오세요.']],
  ['voc', 'a.xml', voc('<name>x</name>'), ['상자의 좌표가 없거나 맞지 않아 뺐습니다. 고쳐서 다시 가져오세요.']],
  ['label-studio', 'l.json', studio(rectangle), ['9° 돌아간 상자라 뺐습니다. 똑바른 상자로 그려 다시 가져오세요.']],
  [
    'label-studio',
    'l.json',
    studio({ ...rectangle, value: { x: 1 } }),
    ['상자의 좌표가 없거나 맞지 않아 뺐습니다. 고쳐서 다시 가져오세요.'],
  ],
  [
    'label-studio',
    'l.json',
    json([{ id: 1, data: {}, annotations: [] }]),
    ['이미지 이름이 없어 뺐습니다. 적어 넣고 다시 가져오세요.'],
  ],
  ['jsonl', 'l.jsonl', json({ latex: 'x' }), ['이미지 이름이 없어 뺐습니다. 적어 넣고 다시 가져오세요.']],
  [
    'jsonl',
    'l.jsonl',
    jsonl({ symbols: [{ id: 's' }] }),
    ['기호 0(0부터 셈)에 레이블이나 bbox가 없어 뺐습니다. 적어 넣고 다시 가져오세요.'],
  ],
  [
    'jsonl',
    'l.jsonl',
    jsonl({ objects: { bbox: [[1]], label: ['x'] } }),
    ['객체 0(0부터 셈)의 상자가 숫자 넷이 아니어서 뺐습니다. 고쳐서 다시 가져오세요.'],
  ],
  [
    'jsonl',
    'l.jsonl',
    jsonl({ boxes: [[1, 1, 5, 5]], labels: ['x'] }),
    [
      'boxes의 상자가 어떤 좌표인지 알 수 없어 뺐습니다. bbox(x, y, 너비, 높이)와 label이 든 objects로 적어 다시 가져오세요.',
    ],
  ],
  [
    'jsonl',
    'l.jsonl',
    jsonl({ symbols, relations: [{}] }),
    ['관계 0(0부터 셈)에 parent, child나 relation이 없어 뺐습니다. 적어 넣고 다시 가져오세요.'],
  ],
  [
    'latex-table',
    'l.csv',
    'image,latex\na.png,x\n,y\na.png,\n',
    [
      '이미지 이름이 없어 뺐습니다. 적어 넣고 다시 가져오세요.',
      '이미지의 LaTeX가 없어 뺐습니다. 적어 넣고 다시 가져오세요.',
    ],
  ],
  [
    'paddleocr',
    'Label.txt',
    `a.png\t${json([{ transcription: 'x', points: [[1]] }])}\n`,
    ['상자에 글이나 모서리의 좌표가 없어 뺐습니다. 고쳐서 다시 가져오세요.'],
  ],
  ['paddleocr', 'rec_gt.txt', 'a.png\n', ['“경로 TAB 레이블”인 줄이 아니어서 뺐습니다. 고쳐서 다시 가져오세요.']],
  ['parallel', 'a.tgt', 'x\ny\n', ['a.img에 이 줄의 이미지가 없어 뺐습니다. 적어 넣고 다시 가져오세요.']],
])('%s, %s: what is left out of %s is said in Korean, with where it is', async (format, file, text, expected) => {
  const texts = { 'a.png': '', [file]: text, ...(format === 'parallel' ? { 'a.img': 'a.png\n' } : {}) };
  const { reasons } = await readTexts(format, texts);
  const said = reasons.map((reason) =>
    describeReason(
      reason,
      (_, code) => formatReasons[code] ?? null,
      () => '자리',
    ),
  );
  expect(said).toEqual(expected.map((korean) => `${file} 자리: ${korean}`));
});
