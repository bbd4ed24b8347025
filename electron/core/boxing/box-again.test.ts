import { describe, expect, it } from 'vitest';
import { type BoxedFormula, boxFormula } from '#shared/matching/box-formula.ts';
import { boxInk } from '#shared/matching/box-ink.ts';
import type { Picture } from '#shared/matching/ink/picture.ts';
import { noBoxes } from '#shared/matching/keep-boxes.ts';
import { overlapOf } from '#test/bench/guided-boxing/score.ts';
import { decodeUpright } from '../imaging/decode-upright.ts';
import { mathJaxTypesetter } from '../layout/mathjax.ts';
import { renderSampleFormula } from '../sample/render-sample.ts';

const appearance = { digitHeightPx: 40, marginPx: 20, inkGrey: 20 };

async function print(latex: string) {
  const rendered = await renderSampleFormula(latex, mathJaxTypesetter(), appearance);
  const decoded = await decodeUpright(rendered.png);
  if (decoded.kind !== 'image') throw new Error('The picture cannot be decoded.');
  const picture: Picture = decoded.pixels;
  return { picture, symbols: rendered.symbols };
}

function boxesOf(boxed: BoxedFormula) {
  if (!boxed.ok) throw new Error(boxed.reason.message);
  return boxed.symbols;
}

describe('boxing again after the LaTeX has changed', () => {
  it('keeps what the LaTeX still prints, also where people had moved it, and looks for the rest', async () => {
    const { picture } = await print('a+b=c');
    const first = boxesOf(await boxFormula(picture, 'a+b', mathJaxTypesetter()));
    const byHand = first.map(({ key, label, box }) => ({ id: `old-${key}`, label, box: { ...box, x: box.x - 1 } }));
    const relations = [
      { parent: 'old-s1', child: 'old-s2', type: 'Right' },
      { parent: 'old-s2', child: 'old-s3', type: 'Right' },
    ];
    const again = boxesOf(await boxFormula(picture, 'a+b=c', mathJaxTypesetter(), { symbols: byHand, relations }));
    expect(again.map(({ label, kept }) => [label, kept])).toEqual([
      ['a', 'old-s1'],
      ['+', 'old-s2'],
      ['b', 'old-s3'],
      ['=', null],
      ['c', null],
    ]);
    expect(again.slice(0, 3).map(({ box }) => box)).toEqual(byHand.map(({ box }) => box));
  });

  it('gives no ink twice: a symbol that was relabelled in the LaTeX is looked for where the old one was', async () => {
    const { picture, symbols } = await print('x+7');
    const old = symbols.map(({ label, box }, index) => ({
      id: `old${index}`,
      label: label === '7' ? '1' : label,
      box,
    }));
    const relations = [
      { parent: 'old0', child: 'old1', type: 'Right' },
      { parent: 'old1', child: 'old2', type: 'Right' },
    ];
    const again = boxesOf(await boxFormula(picture, 'x+7', mathJaxTypesetter(), { symbols: old, relations }));
    expect(again.map(({ kept }) => kept)).toEqual(['old0', 'old1', null]);
    const seven = symbols.find(({ label }) => label === '7');
    expect(seven && overlapOf(again[2]?.box ?? seven.box, seven.box)).toBeGreaterThan(0.75);
  });
});

describe('boxes of ink without LaTeX', () => {
  it('are one a symbol, also where it is made of several parts', async () => {
    const { picture, symbols } = await print('i=3\\div j');
    const boxed = boxesOf(boxInk(picture, noBoxes));
    expect(boxed.map(({ label }) => label)).toEqual(['', '', '', '', '']);
    for (const truth of symbols) {
      expect(Math.max(...boxed.map(({ box }) => overlapOf(box, truth.box))), truth.label).toBeGreaterThan(0.75);
    }
  });

  it('leave alone what is boxed', async () => {
    const { picture, symbols } = await print('a+b');
    const earlier = symbols.slice(0, 2).map(({ label, box }, index) => ({ id: `s${index}`, label, box }));
    const boxed = boxesOf(boxInk(picture, { symbols: earlier, relations: [] }));
    expect(boxed.map(({ kept }) => kept)).toEqual(['s0', 's1', null]);
  });
});
