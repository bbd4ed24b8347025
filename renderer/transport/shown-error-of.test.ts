import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { isWorthRetrying, shownErrorOf, shownErrorOfResponse } from './shown-error-of.ts';

describe('shownErrorOf', () => {
  it('takes code, sentence and parameters of a typed error', () => {
    const error = new ORPCError('project-locked', { message: 'Open elsewhere.', data: { parameters: { path: '/a' } } });
    expect(shownErrorOf(error)).toEqual({
      code: 'project-locked',
      message: 'Open elsewhere.',
      parameters: { path: '/a' },
    });
  });

  it('gives foreign answers a code by their status', () => {
    expect(shownErrorOf(new ORPCError('NOT_FOUND', { status: 404, message: 'x' })).code).toBe('not-found');
    expect(shownErrorOf(new ORPCError('BAD_GATEWAY', { status: 502, message: 'x' })).code).toBe('internal');
  });

  it('knows a core that does not answer and an act that was cancelled', () => {
    expect(shownErrorOf(new TypeError('Failed to fetch')).code).toBe('unreachable');
    expect(shownErrorOf(new DOMException('', 'AbortError')).code).toBe('cancelled');
  });

  it('lets what is shown already through, and shows nothing of anything else', () => {
    const shown = { code: 'conflict', message: 'There.', parameters: {} } as const;
    expect(shownErrorOf(shown)).toEqual(shown);
    const unexpected = shownErrorOf(new Error('secret at /home/me/file.ts:3'));
    expect(unexpected.code).toBe('internal');
    expect(JSON.stringify(unexpected)).not.toContain('secret');
  });

  it('tries again only what may help', () => {
    expect(isWorthRetrying(new TypeError('x'))).toBe(true);
    expect(isWorthRetrying(new ORPCError('forbidden', { data: { parameters: {} } }))).toBe(false);
  });
});

describe('shownErrorOfResponse', () => {
  it('reads the error of an answer', () => {
    const body = JSON.stringify({ code: 'too-large', message: 'Too large.', parameters: { name: 'a' } });
    expect(shownErrorOfResponse(413, body)).toEqual({
      code: 'too-large',
      message: 'Too large.',
      parameters: { name: 'a' },
    });
  });

  it('makes do with the status', () => {
    expect(shownErrorOfResponse(401, '<html>').code).toBe('unauthenticated');
    expect(shownErrorOfResponse(500, '{"code":"nonsense"}').code).toBe('internal');
    expect(shownErrorOfResponse(0, '').code).toBe('unreachable');
  });
});
