const { limitArenas } = require('./limit-arenas.cjs');

// First: what was loaded before it would be loaded again.
limitArenas();
require('./check-node.cjs').requireCurrentNode();
require('node:module').enableCompileCache();

async function run() {
  const { runCommandLine } = await require('./command-line.cjs').loadCommandLine();
  // Whoever reads the output may have enough of it (`… | head`): that is no failure.
  process.stdout.on('error', (error) => process.exit('code' in error && error.code === 'EPIPE' ? 0 : 1));
  await runCommandLine(process.argv.slice(2));
  // Whatever a library has left running, its threads for instance, does not keep a command from ending: all is written.
  process.stderr.write('', () => process.stdout.write('', () => process.exit()));
}

void run();
