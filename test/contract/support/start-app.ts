import { start } from '#electron/start/start.ts';

/** Starts the app with a renderer that is built already: its folder is the first word, those of the user follow. */
const [folder = '', ...words] = process.argv.slice(2);
await start(words, { renderer: { folder, prepare: async () => {} }, prepareDesktop: async () => {} });
