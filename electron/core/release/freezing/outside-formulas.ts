import type { PageId } from '#schemas/domain/id.ts';
import type { BesideRelease } from '#schemas/formats/left-open.ts';
import { hasAcceptedLayer } from '#shared/quota/accepted-layers.ts';
import type { ReleasePlan } from './plan-release.ts';

type Outside = NonNullable<BesideRelease['outside']>;

const formulaLayers = ['symbols', 'layout', 'latex'] as const;

/** Accepted formulas that a plan leaves out, in the order of their pages. */
export function outsideFormulas({
  accepted,
  items,
  dropped,
}: Pick<ReleasePlan, 'accepted' | 'items' | 'dropped'>): Outside {
  const inside = new Set<string>(items.map(({ id }) => id));
  const isDropped = new Set<string>(dropped);
  const counts = new Map<string, { page: PageId | null; layers: Outside[number]['layers']; formulas: number }>();
  for (const { type, id, page, layers } of accepted.items) {
    if (type !== 'formula' || inside.has(id)) continue;
    const place = isDropped.has(id) ? null : page;
    const key = `${place} ${layers}`;
    const count = counts.get(key) ?? {
      page: place,
      layers: formulaLayers.filter((layer) => hasAcceptedLayer(layers, layer)),
      formulas: 0,
    };
    counts.set(key, count);
    count.formulas += 1;
  }
  return [...counts.values()];
}
