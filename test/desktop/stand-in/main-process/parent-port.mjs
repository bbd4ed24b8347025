import { EventEmitter } from 'node:events';

/* Makes of a child process of Node what a utility process of Electron is to the program in it. */
const port = new EventEmitter();
const waiting = [];

port.postMessage = (message) => {
  if (process.connected) process.send(message, undefined, undefined, () => {});
};

// Messages wait for the first listener.
port.on('newListener', (event) => {
  if (event === 'message') queueMicrotask(() => waiting.splice(0).forEach(deliver));
});

function deliver(data) {
  if (port.listenerCount('message') === 0) waiting.push(data);
  else port.emit('message', { data, ports: [] });
}

process.on('message', deliver);
// As Chromium ends the processes of an app whose main process has gone: at once. An exit would run what loaded modules
// do at their end, and that may wait for ever.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
Object.defineProperty(process, 'parentPort', { value: port });
Object.defineProperty(process, 'type', { value: 'utility' });
// The program chooses by it, as it would inside of Electron.
Object.defineProperty(process.versions, 'electron', { value: '45.4.1' });
