/** Stub. */
export const jobs = { title: 'jobs' };
