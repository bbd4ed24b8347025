import { expect, it } from 'vitest';
import type { FrozenPage } from '#schemas/formats/frozen-release.ts';
import { sha256Number } from '#test/support/builders.ts';
import { PictureOwners } from './frozen-findings.ts';

const pageOf = (number: number, picture: number) =>
  ({ page: `page ${number}`, sourceName: `${number}.png`, picture: { sha256: sha256Number(picture) } }) as FrozenPage;

it('names every page whose picture is that of another once, the first of them too', () => {
  const owners = new PictureOwners();
  const pages = [pageOf(1, 7), pageOf(2, 8), pageOf(1, 7), pageOf(3, 7), pageOf(4, 7)];
  expect(pages.flatMap((page) => owners.add(page))).toEqual(['1.png', '3.png', '4.png']);
  expect(pages.filter((page) => owners.isShared(page)).map(({ sourceName }) => sourceName)).toEqual([
    '1.png',
    '1.png',
    '3.png',
    '4.png',
  ]);
});
