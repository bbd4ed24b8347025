import type { Browser, Page } from 'playwright-core';

/** What a window notes of its saves; put there by `watchSaves`. */
declare global {
  interface Window {
    quotientSaves: {
      /** Saves that the core has answered. */
      answered: number;
      /** Called when a save was answered, or the sign of saving changed. */
      look: () => void;
      /** Resolves once the edit that the next event of this type makes is saved, and drawn. */
      next: (type: 'keydown' | 'pointerup') => Promise<void>;
      edit: Promise<void>;
    };
  }
}

const begun = 'quotient-edit-begun';
const saved = 'quotient-edit-saved';

/** Notes saves in every document that a window opens from now on. */
export async function watchSaves(page: Page): Promise<void> {
  await page.addInitScript(
    ([beginMark, endMark]) => {
      /** Milliseconds after the sign says that all is saved: what is drawn behind it is counted too. */
      const drawnWithinMs = 60;
      let armed: { readonly type: string; readonly begin: () => void } | null = null;
      const saves: Window['quotientSaves'] = {
        answered: 0,
        look: () => {},
        edit: Promise.resolve(),
        next: (type) =>
          new Promise((resolve) => {
            const wanted = saves.answered + 1;
            const begin = () => {
              const sign = document.querySelector('header output[data-state]');
              // Told of, not asked for again and again: what the bench does would count as the window's work.
              const signs = new MutationObserver(() => saves.look());
              if (sign) signs.observe(sign, { attributeFilter: ['data-state'] });
              saves.look = () => {
                if (saves.answered < wanted || sign?.getAttribute('data-state') !== 'saved') return;
                saves.look = () => {};
                signs.disconnect();
                setTimeout(() => {
                  performance.mark(endMark);
                  resolve();
                }, drawnWithinMs);
              };
              performance.mark(beginMark);
            };
            armed = { type, begin };
          }),
      };
      window.quotientSaves = saves;
      const ask = window.fetch.bind(window);
      window.fetch = async (input, init) => {
        const answer = await ask(input, init);
        const { pathname } = new URL(input instanceof Request ? input.url : input, document.baseURI);
        if (/annotation\/(commit|undo|setState)$/.test(pathname)) {
          saves.answered += 1;
          saves.look();
        }
        return answer;
      };
      for (const type of ['keydown', 'pointerup'] as const) {
        window.addEventListener(
          type,
          (event) => {
            const isModifier = event instanceof KeyboardEvent && ['Control', 'Alt', 'Shift'].includes(event.key);
            if (armed?.type !== type || isModifier) return;
            const { begin } = armed;
            armed = null;
            begin();
          },
          { capture: true, passive: true },
        );
      }
    },
    [begun, saved] as const,
  );
}

/** Makes one edit by an event of a type, and waits until it is saved. */
export async function makeEdit(page: Page, type: 'keydown' | 'pointerup', act: () => Promise<void>): Promise<void> {
  await page.evaluate((awaited) => {
    window.quotientSaves.edit = window.quotientSaves.next(awaited);
  }, type);
  await act();
  await page.evaluate(async () => await window.quotientSaves.edit);
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds on the clock. */
  readonly ts: number;
  /** Microseconds of the thread at work. */
  readonly tts?: number;
  readonly tdur?: number;
}

/** What a thread does as script, the collecting of rubbish among it; and what the browser does itself, within it too. */
const script = new Set([
  'EventDispatch',
  'FunctionCall',
  'EvaluateScript',
  'RunMicrotasks',
  'TimerFire',
  'FireAnimationFrame',
  'FireIdleCallback',
  'MinorGC',
  'MajorGC',
  'v8.callFunction',
  'v8.run',
]);
const browsers = new Set(['UpdateLayoutTree', 'Layout', 'Paint', 'PrePaint', 'Layerize', 'Commit', 'HitTest']);

/**
 * Milliseconds that the main thread of a window is at work with script for each edit that is made meanwhile by
 * `makeEdit`, from the event that makes it to the sign that says it is saved. Waiting is not counted, nor are style,
 * layout and painting.
 */
export async function scriptOfEdits(
  browser: Browser,
  page: Page,
  make: () => Promise<void>,
): Promise<readonly number[]> {
  await browser.startTracing(page, { categories: ['-*', 'devtools.timeline', 'v8.execute', 'blink.user_timing'] });
  await make();
  const trace: { traceEvents: readonly TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString());
  return readEdits(trace.traceEvents);
}

/** Milliseconds of script of each edit that a trace holds. */
export function readEdits(events: readonly TraceEvent[]): readonly number[] {
  const marks = events.filter(({ name }) => name === begun || name === saved).toSorted((a, b) => a.ts - b.ts);
  return marks.flatMap((mark, place) => {
    const end = marks[place + 1];
    if (mark.name !== begun || end?.name !== saved) return [];
    const spans = events
      .filter(({ pid, tid, ts }) => pid === mark.pid && tid === mark.tid && ts >= mark.ts && ts <= end.ts)
      .flatMap(({ name, ph, tts, tdur }) =>
        ph === 'X' && tts !== undefined && tdur !== undefined ? [{ name, from: tts, to: tts + tdur }] : [],
      )
      .toSorted((a, b) => a.from - b.from || b.to - a.to);
    return [scriptIn(spans) / 1000];
  });
}

interface Span {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Microseconds that spans spend as script, each moment counted to the innermost span that says what it is. */
function scriptIn(spans: readonly Span[]): number {
  const open: { readonly to: number; readonly isScript: boolean; at: number }[] = [];
  let sum = 0;
  const goTo = (at: number) => {
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const until = Math.min(top.to, at);
      if (top.isScript && until > top.at) sum += until - top.at;
      if (top.to > at) {
        top.at = at;
        return;
      }
      open.pop();
      const below = open.at(-1);
      if (below) below.at = top.to;
    }
  };
  for (const { name, from, to } of spans) {
    goTo(from);
    const isScript = script.has(name) || (!browsers.has(name) && (open.at(-1)?.isScript ?? false));
    open.push({ to, isScript, at: from });
  }
  goTo(Number.POSITIVE_INFINITY);
  return sum;
}
