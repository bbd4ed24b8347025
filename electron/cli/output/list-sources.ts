import type { Reason } from '#schemas/domain/reason.ts';

/** Most sources with a reason that are printed; `--json` has all of them. */
const mostListed = 20;

/** Lines of text: a title with the count, then each source with its reason; nothing where there is none. */
export function listSources(
  title: string,
  sources: readonly { readonly source: string; readonly reason: Reason }[],
  { total = sources.length, all = '--json lists them' }: { readonly total?: number; readonly all?: string } = {},
): readonly string[] {
  if (sources.length === 0) return [];
  const more = total - Math.min(sources.length, mostListed);
  return [
    `${title} (${total}):`,
    ...sources.slice(0, mostListed).map(({ source, reason }) => `  ${nameSource(source, reason.message)}`),
    ...(more > 0 ? [`  … and ${more} more (${all})`] : []),
  ];
}

/** Most reasons begin with the file and place that they speak of; the others get their source in front. */
export function nameSource(source: string, message: string): string {
  return message.startsWith(source) ? message : `${source}: ${message}`;
}
