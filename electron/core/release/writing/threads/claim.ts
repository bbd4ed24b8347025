/** A number that threads share: 0 until one of them begins what it stands for. */
export type Claim = Int32Array<SharedArrayBuffer>;

export function newClaim(): Claim {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

/** Whether this thread is the one that is to do it: the first that asks. */
export function takeClaim(claim: Claim): boolean {
  return Atomics.compareExchange(claim, 0, 0, 1) === 0;
}
