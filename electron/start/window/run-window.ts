import { type ChildProcess, spawn } from 'node:child_process';

/** An app that ends with a failure within this time never came up, in milliseconds. */
const longestStart = 10_000;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How the app ended: by its person, or, in half a sentence, why it never came up. */
export type WindowOutcome =
  | { readonly hasRun: true; readonly exitCode: number }
  | { readonly hasRun: false; readonly reason: string };

/**
 * Runs the desktop app until it ends.
 *
 * @param program Electron
 * @param words what Electron runs, then what the app is started with
 */
export async function runWindow(program: string, words: readonly string[]): Promise<WindowOutcome> {
  // Terminals of editors that are Electron apps themselves set this; Electron would be a mere Node with it.
  const { ELECTRON_RUN_AS_NODE: _asNode, ...environment } = process.env;
  const startedAt = performance.now();
  // Before there is an app: a signal that came in between would end this process and leave the app behind.
  const forwarding = forwardSignals();
  const child = spawn(program, words, { env: environment, stdio: ['inherit', 'inherit', 'pipe'] });
  forwarding.passTo(child);
  const said = listenUntilStarted(child);
  try {
    const { code, signal } = await endOf(child);
    const hasFailed = code !== 0 && !forwarding.hasCome() && performance.now() - startedAt < longestStart;
    if (hasFailed) {
      return { hasRun: false, reason: `Electron does not start here (${reasonIn(said.text(), code, signal)})` };
    }
    said.show();
    return { hasRun: true, exitCode: code ?? 1 };
  } catch (error) {
    return { hasRun: false, reason: `Electron does not start here (${messageOf(error)})` };
  } finally {
    forwarding.stop();
  }
}

/** Keeps what the app writes until it has come up; then everything goes to the terminal. */
function listenUntilStarted({ stderr }: ChildProcess): { readonly text: () => string; readonly show: () => void } {
  let text = '';
  let isShown = false;
  const show = () => {
    if (!isShown) process.stderr.write(text);
    isShown = true;
  };
  setTimeout(show, longestStart).unref();
  stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    if (isShown) process.stderr.write(chunk);
    else text += chunk;
  });
  return { text: () => text, show };
}

/** Ctrl+C reaches both processes; what else ends this one is passed on, so that the app can close its project. */
function forwardSignals() {
  let app: ChildProcess | null = null;
  const come: NodeJS.Signals[] = [];
  const pass = (signal: NodeJS.Signals) => {
    if (signal !== 'SIGINT') app?.kill(signal);
  };
  const onSignal = (signal: NodeJS.Signals) => {
    come.push(signal);
    pass(signal);
  };
  for (const signal of signals) process.on(signal, onSignal);
  return {
    hasCome: () => come.length > 0,
    passTo: (child: ChildProcess) => {
      app = child;
      for (const signal of come) pass(signal);
    },
    stop: () => {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}

async function endOf(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

/** The first line that says what went wrong, without Chromium's `[1234:0102/030405.678:FATAL:file.cc(12)]`. */
export function reasonIn(said: string, code: number | null, signal: NodeJS.Signals | null): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((each) => /:FATAL:/.test(each)) ?? lines.find((each) => /error/i.test(each)) ?? lines[0];
  if (line === undefined) return signal === null ? `it ended with code ${code}` : `it ended by ${signal}`;
  const text = line.replace(/^\[[^\]]*\]\s*/, '').trim();
  return text.length > 200 ? `${text.slice(0, 200)}…` : text.replace(/\.$/, '');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
