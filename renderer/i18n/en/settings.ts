/** Stub. */
export const settings = { title: 'settings' };
