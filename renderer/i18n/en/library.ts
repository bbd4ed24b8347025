/** Stub. */
export const library = { title: 'library' };
