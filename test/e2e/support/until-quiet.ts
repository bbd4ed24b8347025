import type { Page, Request } from 'playwright-core';

/** Streams stay open as long as the window does. */
const stream = /\/(?:events|jobs)\/watch/;

/** Watches what a window asks for; what it gives waits until every answer is there and drawn. */
export function untilQuiet(page: Page): () => Promise<void> {
  const asked = new Set<Request>();
  page.on('request', (request) => {
    if (!stream.test(request.url())) asked.add(request);
  });
  const answer = (request: Request) => void asked.delete(request);
  page.on('requestfinished', answer);
  page.on('requestfailed', answer);
  const drawn = () =>
    page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))));
  return async () => {
    await page.waitForFunction(() => document.querySelector('main')?.textContent !== '');
    // What an answer brings may ask again: it does so when it is drawn.
    for (let calm = 0; calm < 3; ) {
      await drawn();
      calm = asked.size === 0 ? calm + 1 : 0;
    }
  };
}
