/** Names the person behind the requests of a local socket; without it they are the import actor's. */
export const actorHeader = 'x-quotient-actor';

/** Path below which the contract is served on the local socket. */
export const socketRpcPath = '/rpc';
