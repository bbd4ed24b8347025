import type { CheckAnswer } from '#schemas/contract/boxing.ts';

/**
 * What is known of boxes and LaTeX where each symbol of the LaTeX has its box: that alone, as long as nobody has checked
 * more or a box has no class yet (`null`: no answer to how the formula is now), else whether they agree in everything.
 */
export function agreementOf(
  answer: Pick<CheckAnswer, 'findings'> | null,
  hasUnlabelled: boolean,
): 'boxed' | 'agrees' | 'differs' {
  if (answer === null) return 'boxed';
  if (answer.findings.length > 0) return 'differs';
  return hasUnlabelled ? 'boxed' : 'agrees';
}
