/** A number with what it counts, in English: `1 page`, `2 pages`, `0 pages`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
