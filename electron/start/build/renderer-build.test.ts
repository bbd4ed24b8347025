import { join } from 'node:path';
import { resolveConfig } from 'vite';
import { expect, it, vi } from 'vitest';

it('builds what is shipped, whoever builds it: in tests, too', async () => {
  vi.stubEnv('NODE_ENV', 'test');
  const root = join(import.meta.dirname, '../../..');
  const config = await resolveConfig({ configFile: join(root, 'vite.config.ts'), logLevel: 'silent' }, 'build');
  expect(config.isProduction).toBe(true);
});
