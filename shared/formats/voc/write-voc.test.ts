import { expect, it } from 'vitest';
import { aFrozenFormula, aReleaseOf } from '#test/support/frozen-release.ts';
import { voc } from './write-voc.ts';

/** Codes of what is left out, and how many annotations are written, of a formula with symbols of this class. */
async function writtenOf(label: string) {
  const release = aReleaseOf({ train: [aFrozenFormula(1)] });
  const classes = release.classes.map((one) => ({ ...one, label }));
  const tools = { cutBytes: async () => [], storedBytes: async () => new Uint8Array() };
  const leftOut: string[] = [];
  let annotations = 0;
  for await (const entry of voc.detector.write({ ...release, classes }, voc.detector.parseOptions({}), tools)) {
    if (entry.kind === 'skipped') leftOut.push(entry.reason.code);
    if (entry.kind === 'file' && entry.path.includes('/Annotations/')) annotations += 1;
  }
  return { leftOut, annotations };
}

it.each(['x', 'a b', '|', ',', '"', '\\alpha', '<', '\u200B'])('writes the label %j', async (label) => {
  expect(await writtenOf(label)).toEqual({ leftOut: [], annotations: 1 });
});

it.each([' ', '= ', ' x', '\u00A0', '\u2028', '\\ '])(
  'leaves out by name what has the label %j, of which loaders cut the end',
  async (label) => {
    expect(await writtenOf(label)).toEqual({ leftOut: ['label-not-held'], annotations: 0 });
  },
);
