/*
 * Runs in the page, once in its main world and once in the preload's isolated one: both see the same DOM and none of
 * each other's objects. Values go across by events, which clone them; functions and promises stay on their side and are
 * named. Handed to the page as text: nothing outside of the function can be used in it.
 */

/** What a value is on its way between the worlds. */
type Packed = unknown;

export interface WorldPort {
  /** Gives the other world a value under a name: an object of functions, mostly. */
  readonly expose: (name: string, value: unknown) => void;
}

/** @param side which world this is */
export function openWorldPort(side: 'page' | 'preload', onExposed: (name: string, value: unknown) => void): WorldPort {
  type Kept = (...args: readonly unknown[]) => unknown;
  interface Waiting {
    readonly resolve: (value: unknown) => void;
    readonly reject: (error: Error) => void;
  }
  /** What each event between the worlds holds. */
  interface Told {
    call: { readonly id: number; readonly args: readonly Packed[] };
    result: { readonly value: Packed } | { readonly error: string };
    settled: { readonly id: number; readonly ok: boolean; readonly value: Packed };
    exposed: { readonly name: string; readonly value: Packed };
    hello: null;
  }
  const other = side === 'page' ? 'preload' : 'page';
  const kept = new Map<number, Kept>();
  const pending = new Map<number, Waiting>();
  const exposed = new Map<string, unknown>();
  let lastId = 0;
  let result: { readonly value: Packed } | { readonly error: unknown } = { value: undefined };

  const emit = <Kind extends keyof Told>(kind: Kind, detail: Told[Kind]) =>
    window.dispatchEvent(new CustomEvent(`stand-in:${other}:${kind}`, { detail }));
  const on = <Kind extends keyof Told>(kind: Kind, listener: (detail: Told[Kind]) => void) =>
    window.addEventListener(`stand-in:${side}:${kind}`, (event) => {
      if (event instanceof CustomEvent) listener(event.detail);
    });
  const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
  const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

  const keep = (run: Kept): Packed => {
    lastId += 1;
    kept.set(lastId, run);
    return { $function: lastId };
  };
  const promise = (value: Promise<unknown>): Packed => {
    lastId += 1;
    const id = lastId;
    value.then(
      (settled) => emit('settled', { id, ok: true, value: pack(settled) }),
      (error: unknown) => emit('settled', { id, ok: false, value: messageOf(error) }),
    );
    return { $promise: id };
  };
  function pack(value: unknown): Packed {
    if (typeof value === 'function') return keep((...args) => Reflect.apply(value, null, args));
    if (value instanceof Promise) return promise(value);
    if (Array.isArray(value)) return value.map(pack);
    if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, pack(member)]));
    return value;
  }
  function unpack(value: Packed): unknown {
    if (Array.isArray(value)) return value.map(unpack);
    if (!isPlain(value)) return value;
    const { $function: run, $promise: waiting } = value;
    if (typeof run === 'number') return (...args: readonly unknown[]) => call(run, args);
    if (typeof waiting === 'number') {
      return new Promise((resolve, reject) => pending.set(waiting, { resolve, reject }));
    }
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, unpack(member)]));
  }
  function call(id: number, args: readonly unknown[]): unknown {
    result = { value: undefined };
    emit('call', { id, args: args.map(pack) });
    if ('error' in result) throw new Error(String(result.error));
    return unpack(result.value);
  }

  on('call', ({ id, args }) => {
    try {
      emit('result', { value: pack(kept.get(id)?.(...args.map(unpack))) });
    } catch (error) {
      emit('result', { error: messageOf(error) });
    }
  });
  on('result', (answer) => {
    result = answer;
  });
  on('settled', ({ id, ok, value }) => {
    const waiting = pending.get(id);
    pending.delete(id);
    if (ok) waiting?.resolve(unpack(value));
    else waiting?.reject(new Error(String(value)));
  });
  on('exposed', ({ name, value }) => onExposed(name, unpack(value)));
  on('hello', () => {
    for (const [name, value] of exposed) emit('exposed', { name, value: pack(value) });
  });
  // Whichever world comes second asks for what the first has to give.
  emit('hello', null);
  return {
    expose: (name, value) => {
      exposed.set(name, value);
      emit('exposed', { name, value: pack(value) });
    },
  };
}
