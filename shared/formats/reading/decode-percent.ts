/** Text without percent encoding; as it is, where it holds none that is sound. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
