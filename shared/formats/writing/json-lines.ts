/** One record as a line of JSONL. */
export function jsonLine(record: unknown): string {
  return `${JSON.stringify(record)}\n`;
}
