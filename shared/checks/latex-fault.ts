import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { LatexError } from '#shared/latex/problem.ts';

/** Why LaTeX cannot be read: an error of it, with its place. */
export function faultOfLatex({ code, line, column, parameters, message }: LatexError): Reason {
  const detail = { term: 'latex-problem', code, line, column, parameters, message } as const;
  return reason('check-latex-faulty', `The LaTeX is faulty: ${message}`, { detail });
}
