/** Gives the class that is typed into the palette; null: nothing is typed, or no class fits it. */
let take: (() => void) | null = null;

/** The palette tells what its typing comes to. */
export function noteTypedClass(given: (() => void) | null): void {
  take = given;
}

export function takeTypedClass(): void {
  take?.();
}
