/** Stub. */
export const releases = { title: 'releases' };
