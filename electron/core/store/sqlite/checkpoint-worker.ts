import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

/**
 * Writes the pages of the write-ahead log into the database each time it is asked to, through a connection of its own:
 * the process that writes goes on meanwhile.
 */
const database = new Database(String(workerData), { fileMustExist: true });
database.pragma('busy_timeout = 5000');
parentPort?.on('message', (wanted: 'checkpoint' | 'close') => {
  if (wanted === 'checkpoint') {
    database.pragma('wal_checkpoint(PASSIVE)');
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window and has no origin
    parentPort?.postMessage('done');
    return;
  }
  database.close();
  parentPort?.close();
});
