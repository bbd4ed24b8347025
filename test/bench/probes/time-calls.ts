import { client } from '#renderer/transport/client.ts';

/**
 * Runs in a page of the app, over whichever way that page has to the core: milliseconds of each of `count` calls, one
 * after the other. `small` asks for the open project, `large` for a page of the library.
 */
async function timeCalls(kind: 'small' | 'large', count: number): Promise<readonly number[]> {
  const call = kind === 'small' ? () => client.project.current() : () => client.library.formulas({ limit: 60 });
  const times: number[] = [];
  for (let made = 0; made < count; made++) {
    const start = performance.now();
    await call();
    times.push(performance.now() - start);
  }
  return times;
}

Object.assign(globalThis, { timeCalls });
