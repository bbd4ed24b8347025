import { expect, it } from 'vitest';
import { whenIdle } from './when-idle.ts';

it('waits for no browser that does not know when it is idle', async () => {
  expect('requestIdleCallback' in globalThis).toBe(false);
  await expect(new Promise<string>((resolve) => whenIdle(() => resolve('done')))).resolves.toBe('done');
});
