import { expect, it } from 'vitest';
import { dayAndTime } from './day-and-time.ts';

const moment = Date.UTC(2026, 10, 3, 9, 5);

it.each([
  ['en', ['Nov\u00a03,\u00a02026,', '9:05\u00a0AM']],
  ['ko', ['2026.\u00a011.\u00a03.', '오전\u00a09:05']],
  ['de', ['03.11.2026,', '09:05']],
])('%s breaks between the day and the time alone', (language, lines) => {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  // Node and Chromium write different spaces before AM.
  const said = dayAndTime(format.formatToParts(moment)).replaceAll('\u202f', '\u00a0');
  expect(said.split(' ')).toEqual(lines);
});
