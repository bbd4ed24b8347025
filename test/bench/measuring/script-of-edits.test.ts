import { describe, expect, it } from 'vitest';
import { readEdits } from './script-of-edits.ts';

const span = (name: string, from: number, to: number, tid = 1) => ({
  name,
  ph: 'X',
  pid: 1,
  tid,
  // The thread waits as long as it works.
  ts: 2 * from,
  tts: from,
  tdur: to - from,
});
const mark = (name: string, at: number) => ({ name, ph: 'I', pid: 1, tid: 1, ts: 2 * at, tts: at });

describe('script of edits', () => {
  it('is what the thread works as script between the marks, once however deep', () => {
    const events = [
      span('FunctionCall', 0, 900),
      mark('quotient-edit-begun', 1000),
      span('EventDispatch', 1000, 5000),
      span('FunctionCall', 1100, 4900),
      // Layout that script asks for is the browser's; what runs within is script again.
      span('Layout', 2000, 3000),
      span('Something', 3500, 3600),
      span('Paint', 6000, 9000),
      span('RunMicrotasks', 9000, 10_000),
      span('FunctionCall', 9000, 20_000, 2),
      mark('quotient-edit-saved', 12_000),
      span('FunctionCall', 12_500, 30_000),
    ];
    expect(readEdits(events)).toEqual([4]);
  });

  it('is one number for each edit', () => {
    const edit = (at: number, length: number) => [
      mark('quotient-edit-begun', at),
      span('TimerFire', at, at + length),
      mark('quotient-edit-saved', at + 5000),
    ];
    expect(readEdits([...edit(0, 1000), ...edit(10_000, 3000)])).toEqual([1, 3]);
  });
});
