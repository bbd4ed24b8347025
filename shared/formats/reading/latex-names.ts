/** What fields that hold LaTeX are called, the surest first: as written before made canonical. */
export const latexNames: readonly string[] =
  'latex tex formula latex_formula equation expression math ground_truth gt truth label caption text transcription 라텍스 수식'.split(
    ' ',
  );
