/** Lets requests and timers through that have come meanwhile. */
export const giveWay = () => new Promise((resolve) => setImmediate(resolve));

/** Goes through steps and gives what comes of them; others are answered in between. */
export async function inSteps<Step, Result>(
  steps: Generator<Step, Result>,
  report: (step: Step) => void = () => {},
): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    report(step.value);
    // oxlint-disable-next-line no-await-in-loop -- that is what steps are for
    await giveWay();
  }
}

export function inOneStep<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
