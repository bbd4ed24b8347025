import { registerHooks } from 'node:module';
import type sharp from 'sharp';
import type { OutputInfo, Sharp } from 'sharp';
import { AppError } from '#schemas/domain/app-error.ts';

/** Which build of libvips does the work. Pixels are the same with both; WebAssembly takes about three times as long. */
export type ImagingBackend = 'native' | 'wasm';

/**
 * Backend of this process: `QUOTIENT_IMAGING` if it is set; else WebAssembly inside Electron on Linux, whose glib
 * collides with the one that native sharp brings along, and native everywhere else.
 * @throws AppError `invalid-input` when the variable holds anything else.
 */
export function chooseImagingBackend(): ImagingBackend {
  const asked = process.env['QUOTIENT_IMAGING'];
  if (asked === 'native' || asked === 'wasm') return asked;
  if (asked !== undefined && asked !== '') {
    const message = `The environment variable QUOTIENT_IMAGING is "${asked}": set it to "native" or "wasm", or remove it.`;
    throw new AppError('invalid-input', message, { asked });
  }
  const isElectronOnLinux = process.versions['electron'] !== undefined && process.platform === 'linux';
  return isElectronOnLinux ? 'wasm' : 'native';
}

let loading: Promise<typeof sharp> | undefined;

/** Loads sharp with the chosen backend, once a process; a process cannot hold both. */
export function loadSharp(): Promise<typeof sharp> {
  loading ??= importSharp(chooseImagingBackend());
  return loading;
}

/** Backend that was really loaded: sharp falls back to WebAssembly where its native build cannot be had. */
export async function loadedImagingBackend(): Promise<ImagingBackend> {
  const { versions } = await loadSharp();
  return 'emscripten' in versions ? 'wasm' : 'native';
}

async function importSharp(backend: ImagingBackend): Promise<typeof sharp> {
  const library = backend === 'wasm' ? await importWasmSharp() : (await import('sharp')).default;
  // Every image is seen once, and several are in flight: neither a cache nor threads inside of one pay off.
  library.cache(false);
  library.concurrency(1);
  return library;
}

/** sharp always requires its native binary first and has no switch: its request is sent to the other package. */
async function importWasmSharp(): Promise<typeof sharp> {
  const hooks = registerHooks({
    resolve: (specifier, context, nextResolve) =>
      nextResolve(isNativeBinary(specifier) ? '@img/sharp-wasm32/sharp.node' : specifier, context),
  });
  try {
    return (await import('sharp')).default;
  } finally {
    hooks.deregister();
  }
}

function isNativeBinary(specifier: string): boolean {
  return /^@img\/sharp-(?!wasm32)[a-z0-9-]+\/sharp\.node$/.test(specifier);
}

/**
 * Runs a pipeline. The bytes are always the caller's own: those of the WebAssembly build lie in its memory, which is
 * freed only when the garbage collector, seeing a few bytes of a view, comes around to it; its 2 GB fill up before.
 */
export async function runPipeline(pipeline: Sharp): Promise<{ bytes: Uint8Array; info: OutputInfo }> {
  const { data, info } = await pipeline.toBuffer({ resolveWithObject: true });
  const isShared = data.buffer instanceof SharedArrayBuffer;
  return { bytes: isShared ? new Uint8Array(data) : data, info };
}
