import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { noteRendererSources } from './electron/start/build/built-from-plugin.ts';
import { thirdPartyNotices } from './electron/start/packaging/notices-plugin.ts';

// A test runner sets another one, and then React would be the one for developers: half as fast.
process.env['NODE_ENV'] = 'production';

/**
 * Builds the renderer for every host: plain files with relative addresses, nothing inline and nothing fetched from
 * elsewhere, so that they run under `script-src 'self'` from HTTP and from the desktop's own protocol alike.
 */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), thirdPartyNotices(import.meta.dirname), noteRendererSources()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'es2023',
    // Fonts stay files: the policy of the hosts allows no `data:` fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The program is loaded from this machine, once: size matters less than the number of round trips.
    chunkSizeWarningLimit: 4000,
  },
});
