import { expect, it } from 'vitest';
import { frameOfCrops, noteFrame } from './crop-frame.ts';

it('ground in the colour of the ink is named, and no other', () => {
  const codeOf = (...options: Parameters<typeof frameOfCrops>) => frameOfCrops(...options)?.code;
  expect(codeOf({ cropBackground: 'white', polarity: 'light-on-dark' })).toBe('crop-framed-white');
  expect(codeOf({ cropBackground: 'black', polarity: 'dark-on-light' })).toBe('crop-framed-black');
  expect(codeOf({ cropBackground: 'black', polarity: 'light-on-dark' })).toBeUndefined();
  expect(codeOf({ cropBackground: 'white', polarity: 'as-is' })).toBeUndefined();
  expect(codeOf({ polarity: 'light-on-dark' })).toBeUndefined();
});

it('a crop without anything around it has no frame', () => {
  const bare = { cropBackground: 'white', polarity: 'light-on-dark', cropPadding: 0, cropSquare: false } as const;
  expect([...noteFrame(bare)]).toEqual([]);
  expect([...noteFrame({ ...bare, cropSquare: true })]).toMatchObject([{ kind: 'noted', item: 'crops' }]);
});
