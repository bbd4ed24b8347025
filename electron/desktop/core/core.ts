import { constants, setPriority } from 'node:os';
import { systemRuntime } from '#electron/core/project/runtime.ts';
import { configFolder } from '#electron/rpc/host/config-folder.ts';
import { Host } from '#electron/rpc/host/host.ts';
import { serveSocket } from '#electron/rpc/socket/serve-socket.ts';
import { readVersion } from '#electron/rpc/version.ts';
import type { CoreToMain, MainToCore } from '../core-messages.ts';
import { answerRequest, openProject } from './answer-request.ts';
import { PageLines } from './page-lines.ts';
import { PictureSender } from './picture-sender.ts';
import { reportToMain } from './report-to-main.ts';

/*
 * The process that holds the project: store, imaging, imports and exports. It runs beside the window so that nothing
 * here can make it stand still.
 */
const { parentPort } = process;
// An import takes every core that it gets; the window comes first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const runtime = systemRuntime();
const host = new Host({ kind: 'desktop', version: readVersion(), runtime, configFolder: configFolder() });

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process is no window and has no origin
const send = (message: CoreToMain) => parentPort.postMessage(message);
const lines = new PageLines(host, (connection, frame) => send({ type: 'frame', connection, frame }));
const pictures = new PictureSender(host, send);
let stopSocket = async () => {};

// A frame that cannot be read, or an answer to a page that has gone, must not end the process that others use.
process.on('unhandledRejection', (reason) => runtime.log('error', 'A call failed outside of its procedure', reason));

// What nobody expected ends the process, and the main process starts another. At once: an exit in the middle of imaging
// by WebAssembly would wait for its threads, sometimes for ever.
process.on('uncaughtException', (error) => {
  runtime.log('error', 'The core ends: nobody expected this', error);
  process.kill(process.pid, 'SIGKILL');
});

reportToMain(host, send);
parentPort.on('message', ({ data }) => receive(data));

function receive(message: MainToCore): void {
  switch (message.type) {
    case 'start':
      return void start(message.project);
    case 'connect':
      return lines.open(message.connection);
    case 'frame':
      return lines.receive(message.connection, message.frame);
    case 'disconnect':
      return lines.close(message.connection);
    case 'request':
      return void answer(message);
    case 'picture':
      return void pictures.answer(message);
    case 'cancel-picture':
      return pictures.cancel(message.id);
  }
}

async function start(project: string | null): Promise<void> {
  try {
    stopSocket = await serveSocket(host);
  } catch (error) {
    runtime.log('warning', 'The command line cannot reach this window: its local socket cannot be made', error);
  }
  const opening = project === null ? null : openProject(host, project);
  const begun = await Promise.race([opening, preparationBegins()]);
  if (begun !== 'preparing') {
    send({ type: 'ready', refused: begun });
    return;
  }
  // A project from an older program may take minutes: meanwhile the page shows how far it is.
  send({ type: 'ready', refused: null });
  const refused = await opening;
  if (refused) send({ type: 'refused', error: refused });
}

/** Resolves once a project that is being opened turns out to need preparing. */
function preparationBegins(): Promise<'preparing'> {
  return new Promise((resolve) => {
    const stop = host.events.listen((event) => {
      if (event.type !== 'opening') return;
      stop();
      resolve('preparing');
    });
  });
}

async function answer({ id, request }: Extract<MainToCore, { type: 'request' }>): Promise<void> {
  try {
    if (request.type === 'close') await close();
    send({ type: 'answer', id, answer: request.type === 'close' ? null : await answerRequest(host, request) });
  } catch (error) {
    runtime.log('error', `The request ${request.type} failed`, error);
    send({ type: 'no-answer', id, message: error instanceof Error ? error.message : String(error) });
  }
}

async function close(): Promise<void> {
  await host.close();
  await stopSocket();
}
