import { describe, expect, test } from 'vitest';
import { describeColours } from '#test/support/images/colour-suite.ts';
import { describeOrientation } from '#test/support/images/orientation-suite.ts';
import { describeRealImages } from '#test/support/images/real-images-suite.ts';
import { describeRefusals } from '#test/support/images/refusal-suite.ts';
import { describeTransparency } from '#test/support/images/transparency-suite.ts';
import { loadedImagingBackend } from './sharp-backend.ts';

process.env['QUOTIENT_IMAGING'] = 'native';

describe('imaging with the native backend', () => {
  test('is what runs', async () => {
    expect(await loadedImagingBackend()).toBe('native');
  });
  describe('orientation', describeOrientation);
  describe('refusals', describeRefusals);
  describe('colours', describeColours);
  describe('transparency', describeTransparency);
  describeRealImages();
});
