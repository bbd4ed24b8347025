import type { Plugin } from 'vite';
import { keyOfSources, noteBuiltFrom } from './built-from.cjs';

export const rendererSources = ['renderer', 'schemas', 'shared', 'vite.config.ts', 'package-lock.json'];

/** Notes what the renderer is made from, for whoever asks later whether it is current. */
export function noteRendererSources(): Plugin {
  let key = '';
  return {
    name: 'quotient-built-from',
    buildStart() {
      key = keyOfSources(rendererSources);
    },
    writeBundle() {
      noteBuiltFrom('renderer', key);
    },
  };
}
