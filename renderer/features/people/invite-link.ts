/**
 * The link that an invited person opens. The core gives it whole where others can reach it; where they cannot, it is
 * made of the address of this window, for trying it out on this machine.
 */
export function inviteLink(token: string, address: string | null, here: string): string {
  return address ?? new URL(`/invite/${encodeURIComponent(token)}`, here).href;
}
