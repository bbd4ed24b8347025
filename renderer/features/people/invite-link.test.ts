import { describe, expect, it } from 'vitest';
import { inviteLink } from './invite-link.ts';

describe('inviteLink', () => {
  it('is the address that the core gives', () => {
    const address = 'http://192.168.0.4:4700/invite/abc';
    expect(inviteLink('abc', address, 'http://127.0.0.1:4700/#/people')).toBe(address);
  });

  it('is made of this window’s address where others cannot reach the core', () => {
    expect(inviteLink('a_b', null, 'http://127.0.0.1:4700/#/people')).toBe('http://127.0.0.1:4700/invite/a_b');
  });
});
