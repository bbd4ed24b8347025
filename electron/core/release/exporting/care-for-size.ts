import { setFlagsFromString } from 'node:v8';

/** An export of fewer pages is through before there is anything to be looked for. */
const manyPages = 5000;

let running = 0;

/**
 * Does the work of an export of so many pages. While one of many pages runs, V8 looks through the heaps of its threads
 * when they have grown by 2 MB instead of 8, so that memory does not grow with the release; that costs a quarter of the
 * time of a short one, which needs none of it.
 */
export async function caringForSize<Result>(pages: number, work: () => Promise<Result>): Promise<Result> {
  if (pages < manyPages) return await work();
  running += 1;
  setFlagsFromString('--optimize-for-size');
  try {
    return await work();
  } finally {
    running -= 1;
    if (running === 0) setFlagsFromString('--no-optimize-for-size');
  }
}
