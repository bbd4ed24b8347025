import { expect, it } from 'vitest';
import type { CheckAnswer } from '#schemas/contract/boxing.ts';
import { agreementOf } from './agreement-of.ts';

const finding: CheckAnswer['findings'][number] = {
  kind: 'extra',
  reason: { code: 'check-extra', message: 'x is not in the LaTeX.', parameters: {} },
  score: 1,
  symbols: [],
  place: null,
};

it('says that boxes and LaTeX agree only once all of it was checked and every box has its class', () => {
  expect(agreementOf({ findings: [] }, false)).toBe('agrees');
  expect(agreementOf({ findings: [] }, true)).toBe('boxed');
  expect(agreementOf(null, false)).toBe('boxed');
  expect(agreementOf({ findings: [finding] }, true)).toBe('differs');
});
