/** Names the person behind the requests of a local socket; without it they are the import actor's. */
export const actorHeader = 'x-quotient-actor';

/** Names the opening of a project that a request means, as its lock does: another project opened since is not touched. */
export const lockHeader = 'x-quotient-lock';

/** Path below which the contract is served on the local socket. */
export const socketRpcPath = '/rpc';
