import { expect, test } from 'vitest';
import { pairInkSources } from './pair-sources.ts';

test('label graphs are found in the same folder, beside, above and below', () => {
  const { inks, quarantined } = pairInkSources([
    'a.inkml',
    'a.lg',
    'set/inkml/HAMEX/b.inkml',
    'set/lg/HAMEX/b.lg',
    'c.inkml',
    'lg/c.lg',
    'd/d.inkml',
    'd.inkml.lg',
    'e.inkml',
  ]);
  expect(quarantined).toEqual([]);
  expect(inks.map(({ lg }) => lg)).toEqual(['a.lg', 'lg/c.lg', 'd.inkml.lg', null, 'set/lg/HAMEX/b.lg']);
});

test('a label graph without ink goes to an image, and then other images arrive, too', () => {
  const { images } = pairInkSources(['1.png', '1.lg', '2.png']);
  expect(images).toEqual([
    { image: '1.png', lg: '1.lg' },
    { image: '2.png', lg: null },
  ]);
  expect(pairInkSources(['a.inkml', '2.png']).images).toEqual([]);
});

test('a label graph that belongs to nothing, or to two things, is quarantined', () => {
  const { quarantined } = pairInkSources(['x/a.lg', 'b.lg', 'p/b.inkml', 'q/b.inkml']);
  expect(quarantined.map(({ source, reason }) => [source, reason.code])).toEqual([
    ['b.lg', 'lg-picture-ambiguous'],
    ['x/a.lg', 'lg-without-picture'],
  ]);
});

test('of two label graphs for one ink neither is taken', () => {
  const { inks, quarantined } = pairInkSources(['a.inkml', 'one/a.lg', 'two/a.lg']);
  expect(inks).toEqual([{ inkml: 'a.inkml', lg: null }]);
  expect(quarantined.map(({ reason }) => reason.code)).toEqual(['lg-rivals', 'lg-rivals']);
});
