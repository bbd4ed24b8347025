import { registerHooks } from 'node:module';

/* Gives the program that runs after it the stand-in wherever it asks for `electron`. */
const standIn = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});

// A packed program is its own first argument.
if (process.env.STAND_IN_PACKAGED === '1') process.argv.splice(1, 1);
