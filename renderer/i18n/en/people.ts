/** Stub. */
export const people = { title: 'people' };
