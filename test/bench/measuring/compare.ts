import { medianOf } from './median.ts';
import type { Usage } from './run-process.ts';

/** A program and its reference over the same input, run in turn. */
export interface Comparison {
  /** Median over the rounds of program / reference, by time that passed. */
  readonly ratio: number;
  /** The same by time that all cores were at work for it: less disturbed by what else the machine does. */
  readonly cpuRatio: number;
  readonly program: readonly Usage[];
  readonly reference: readonly Usage[];
}

/** Runs both once a round, in alternating order, so that whatever slows the machine down slows both. */
export async function compare(
  rounds: number,
  program: (round: number) => Promise<Usage>,
  reference: (round: number) => Promise<Usage>,
): Promise<Comparison> {
  const runs: { readonly program: Usage; readonly reference: Usage }[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) runs.push({ program: await program(round), reference: await reference(round) });
    else {
      const first = await reference(round);
      runs.push({ program: await program(round), reference: first });
    }
  }
  return {
    ratio: medianOf(runs.map((run) => run.program.seconds / run.reference.seconds)),
    cpuRatio: medianOf(runs.map((run) => run.program.cpuSeconds / run.reference.cpuSeconds)),
    program: runs.map((run) => run.program),
    reference: runs.map((run) => run.reference),
  };
}

/** For instance `program 3.10 s (CPU 4.8 s), loop 2.50 s (CPU 4.1 s), 5 rounds`. */
export function describeComparison(program: string, reference: string, comparison: Comparison): string {
  const medians = (usages: readonly Usage[]) => {
    const seconds = medianOf(usages.map((usage) => usage.seconds)).toFixed(2);
    const cpuSeconds = medianOf(usages.map((usage) => usage.cpuSeconds)).toFixed(2);
    return `${seconds} s (CPU ${cpuSeconds} s)`;
  };
  return `${program} ${medians(comparison.program)}, ${reference} ${medians(comparison.reference)}, ${comparison.program.length} rounds`;
}
