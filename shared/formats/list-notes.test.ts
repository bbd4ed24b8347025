import { expect, it } from 'vitest';
import { reason } from '#schemas/domain/reason.ts';
import { listNotes } from './list-notes.ts';

const counted = (code: string, count: number) => ({ reason: reason(code, code), count, examples: [] });

it('says each thing once, with the datasets that it is so of', () => {
  const coco = { folder: 'detector/coco', notes: [counted('not-held-layout', 1), counted('metadata-removed', 36)] };
  const yolo = { folder: 'detector/yolo', notes: [counted('not-held-layout', 1)] };
  expect(listNotes([coco, yolo])).toEqual([
    { reason: reason('metadata-removed', 'metadata-removed'), datasets: [{ dataset: coco, count: 36 }] },
    {
      reason: reason('not-held-layout', 'not-held-layout'),
      datasets: [
        { dataset: coco, count: null },
        { dataset: yolo, count: null },
      ],
    },
  ]);
});
