/**
 * glibc gives every thread that allocates a heap of its own and hands little of it back: memory then grows with each
 * thousand pictures that pass through the threads of libvips. Two heaps keep it flat and cost no time; an export, whose
 * threads hand bytes to each other, does as well with one, and its memory then is that of a small one. glibc reads the
 * limit when a process starts, so this process becomes a new one with it (`execve`: same id, same terminal, some
 * 40 ms). Elsewhere, and where somebody chose a limit already, nothing happens.
 */
export function limitArenas() {
  const { platform, env, execPath, execArgv, argv } = process;
  const isLimited = platform !== 'linux' || env.MALLOC_ARENA_MAX !== undefined || process.channel !== undefined;
  if (isLimited || typeof process.execve !== 'function') return;
  const arenas = argv[2] === 'export' ? '1' : '2';
  process.execve(execPath, [execPath, ...execArgv, ...argv.slice(1)], { ...env, MALLOC_ARENA_MAX: arenas });
}
