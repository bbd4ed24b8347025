import type { Browser, Page } from 'playwright-core';
import { medianOf } from './median.ts';
import { makeEdit, scriptOfEdits } from './script-of-edits.ts';

/** Milliseconds after an edit in which the window learns what others see of it; not part of the next edit. */
const settledMs = 900;
const measured = 5;

export interface KindOfEdit {
  readonly what: string;
  /** Everything before the event that makes the edit. */
  readonly prepare: (page: Page, round: number) => Promise<void>;
  /** Makes one edit, until it is saved. */
  readonly make: (page: Page, round: number) => Promise<void>;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** What annotators do all day, around the middle of a crowded page. */
export function kindsOfEdits(middle: Place): readonly KindOfEdit[] {
  const choose = async (page: Page, round: number) => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('v');
    await chooseBox(page, { x: middle.x - 200 + round * 41, y: middle.y - 100 + round * 23 });
  };
  return [
    {
      what: 'moving a box by arrow',
      prepare: choose,
      make: (page) => makeEdit(page, 'keydown', () => page.keyboard.press('ArrowRight')),
    },
    {
      what: 'relabelling',
      prepare: choose,
      make: (page, round) =>
        makeEdit(page, 'keydown', () => page.keyboard.press(round % 2 === 0 ? 'Alt+Digit1' : 'Alt+Digit2')),
    },
    {
      what: 'drawing a box',
      prepare: async (page, round) => {
        // The palette that the box before has opened closes, then the tool is in hand.
        await page.keyboard.press('Escape');
        await page.keyboard.press('r');
        const from = { x: middle.x - 220 + round * 47, y: middle.y + 60 };
        await page.mouse.move(from.x, from.y);
        await page.mouse.down();
        await page.mouse.move(from.x + 10, from.y + 10);
        await page.mouse.move(from.x + 22, from.y + 24);
      },
      make: (page) => makeEdit(page, 'pointerup', () => page.mouse.up()),
    },
    {
      what: 'deleting',
      prepare: choose,
      make: (page) => makeEdit(page, 'keydown', () => page.keyboard.press('Delete')),
    },
  ];
}

/** Selects a symbol at a place, or the next one where there is none. */
async function chooseBox(page: Page, { x, y }: Place): Promise<void> {
  await page.mouse.click(x, y);
  await page.keyboard.press('Tab');
  // The list in the panel goes there too: that is part of choosing.
  await page.locator('#annotate-panel button[draggable][aria-pressed="true"]').waitFor();
}

export interface ScriptOfKind {
  readonly what: string;
  /** Milliseconds of each edit. */
  readonly all: readonly number[];
  readonly median: number;
  readonly worst: number;
}

/** Script of each kind of edit, the first of which nobody measures: code that never ran is slower. */
export async function measureKinds(browser: Browser, page: Page, middle: Place): Promise<readonly ScriptOfKind[]> {
  const kinds: ScriptOfKind[] = [];
  for (const { what, prepare, make } of kindsOfEdits(middle)) {
    await prepare(page, 0);
    await make(page, 0);
    await page.waitForTimeout(settledMs);
    const all = await scriptOfEdits(browser, page, async () => {
      for (let round = 1; round <= measured; round += 1) {
        await prepare(page, round);
        await make(page, round);
        await page.waitForTimeout(settledMs);
      }
    });
    kinds.push({ what, all, median: medianOf(all), worst: Math.max(...all) });
  }
  return kinds;
}
