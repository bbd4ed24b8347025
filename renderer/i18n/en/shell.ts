/** Stub. */
export const shell = { title: 'shell' };
