import { expect, it } from 'vitest';
import { readTexts } from '#test/support/read-texts.ts';

it('takes more pictures of one list, in several folders, than a call takes arguments', async () => {
  const numbered = Array.from({ length: 130_000 }, (_, number) => [`pictures/b/${number + 1}.png`, ''] as const);
  const latex = numbered.map((_, number) => `x_{${number}}`).join('\n');
  const { records } = await readTexts('unimernet', {
    'pictures/a/0.png': '',
    ...Object.fromEntries(numbered),
    'formulas.txt': `y\n${latex}\n`,
  });
  expect(records).toHaveLength(130_001);
});
