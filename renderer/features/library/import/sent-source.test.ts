import { expect, it, vi } from 'vitest';
import { SentSource } from './sent-source.ts';

it('is removed where no import takes it, and left to the one that does', () => {
  const remove = vi.fn();
  new SentSource(remove).end();
  expect(remove).toHaveBeenCalledTimes(1);
  const taken = new SentSource(remove);
  taken.take();
  taken.end();
  expect(remove).toHaveBeenCalledTimes(1);
});

it('is removed once where the import could not start, before the source is over or after', () => {
  const remove = vi.fn();
  const shown = new SentSource(remove);
  shown.take()();
  expect(remove).not.toHaveBeenCalled();
  shown.end();
  expect(remove).toHaveBeenCalledTimes(1);
  const closed = new SentSource(remove);
  const letGo = closed.take();
  closed.end();
  letGo();
  expect(remove).toHaveBeenCalledTimes(2);
});
