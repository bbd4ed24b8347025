/** Stub. */
export const start = { title: 'start' };
