/**
 * Memory for time, in a process that does one thing and ends. V8 takes these flags while it runs; the module that sets
 * them is loaded by whoever needs it, as it brings others along.
 */
const setFlags = (flags: string) => process.getBuiltinModule('node:v8').setFlagsFromString(flags);

/**
 * Milliseconds after which a command cares how its heap grows: most are over by then, and looking for what is no longer
 * needed so often costs the start of one a tenth of a second on both cores.
 */
const soonOver = 2000;

/** Has V8 look for what is no longer needed whenever a heap has grown by a fifth, once the command takes its time. */
export function growSlowlySoon(): void {
  setTimeout(() => setFlags('--heap-growing-percent=20'), soonOver).unref();
}

let saving = 0;

/**
 * Has V8 look through the heaps of all threads when they have grown by 2 MB instead of 8, so that memory does not grow with
 * what is done. Takes a quarter more time until what is returned is called.
 */
export function saveMemory(): () => void {
  saving += 1;
  setFlags('--optimize-for-size');
  return () => {
    saving -= 1;
    if (saving === 0) setFlags('--no-optimize-for-size');
  };
}
