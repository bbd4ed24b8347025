/** Stub. */
export const reasons = { title: 'reasons' };
