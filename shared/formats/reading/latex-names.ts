/** What fields that hold LaTeX are called, the surest first: as written before made canonical. */
export const latexNames: readonly string[] =
  'latex tex formula latex_formula equation expression math ground_truth gt truth label caption text transcription 라텍스 수식'.split(
    ' ',
  );

/** How sure it is that a field of this name holds LaTeX: 0 is surest, and infinite where the name says nothing of it. */
export function latexRank(name: string): number {
  const lower = name.trim().toLowerCase();
  const rank = latexNames.indexOf(lower);
  if (rank >= 0) return rank;
  return /latex|라텍스/.test(lower) ? latexNames.length : Number.POSITIVE_INFINITY;
}
