/** Maps with fewer entries are copied: that costs less than looking twice. */
const fewestEntries = 512;
/** Changes over one ground before they are laid down in a map of their own. */
const mostChanges = 128;

/**
 * The map after some changes: a value for keys that are new or changed, null for those that go. Entries keep their
 * places, new ones come last, as in a `Map`. What does not change is not copied, so that the cost of an edit follows the
 * edit and not the thousands of records beside it; `before` must not be written to from then on.
 */
export function changedMap<K, V>(
  before: ReadonlyMap<K, V>,
  changes: ReadonlyMap<K, V | null>,
  { fewest = fewestEntries, most = mostChanges }: { readonly fewest?: number; readonly most?: number } = {},
): ReadonlyMap<K, V> {
  if (changes.size === 0) return before;
  const layered = before.size < fewest ? null : LayeredMap.over(before, changes);
  if (layered && layered.changes <= most) return layered;
  const copy = new Map(before);
  for (const [key, value] of changes) {
    if (value === null) copy.delete(key);
    else copy.set(key, value);
  }
  return copy;
}

/** Keys under which two maps may differ, where they share all others; null where they have nothing in common. */
export function keysThatMayDiffer<K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): ReadonlySet<K> | null {
  if (a === b) return new Set();
  const [left, right] = [layersOf(a), layersOf(b)];
  if (left.ground !== right.ground) return null;
  return new Set([...left.gone, ...left.put.keys(), ...right.gone, ...right.put.keys()]);
}

interface Layers<K, V> {
  readonly ground: ReadonlyMap<K, V>;
  /** Keys of the ground that are there no longer, though they may have come back at the end. */
  readonly gone: ReadonlySet<K>;
  /** New values: of keys of the ground in their places, of all others at the end. */
  readonly put: ReadonlyMap<K, V>;
}

function layersOf<K, V>(map: ReadonlyMap<K, V>): Layers<K, V> {
  return map instanceof LayeredMap ? map.layers : { ground: map, gone: new Set(), put: new Map() };
}

class LayeredMap<K, V> implements ReadonlyMap<K, V> {
  readonly size: number;
  readonly layers: Layers<K, V>;

  private constructor(layers: Layers<K, V>) {
    this.layers = layers;
    const { ground, gone, put } = layers;
    let size = ground.size - gone.size;
    for (const key of put.keys()) if (!ground.has(key) || gone.has(key)) size += 1;
    this.size = size;
  }

  static over<K, V>(before: ReadonlyMap<K, V>, changes: ReadonlyMap<K, V | null>): LayeredMap<K, V> {
    const { ground, gone: earlier, put: values } = layersOf(before);
    const [gone, put] = [new Set(earlier), new Map(values)];
    for (const [key, value] of changes) {
      if (value !== null) put.set(key, value);
      else {
        put.delete(key);
        if (ground.has(key)) gone.add(key);
      }
    }
    return new LayeredMap({ ground, gone, put });
  }

  /** How many keys stand over the ground. */
  get changes(): number {
    return this.layers.gone.size + this.layers.put.size;
  }

  get(key: K): V | undefined {
    const { ground, gone, put } = this.layers;
    const value = put.get(key);
    return value !== undefined || put.has(key) ? value : gone.has(key) ? undefined : ground.get(key);
  }

  has(key: K): boolean {
    const { ground, gone, put } = this.layers;
    return put.has(key) || (ground.has(key) && !gone.has(key));
  }

  *entries(): MapIterator<[K, V]> {
    const { ground, gone, put } = this.layers;
    for (const [key, value] of ground) {
      if (!gone.has(key)) yield [key, put.get(key) ?? value];
    }
    for (const entry of put) if (!ground.has(entry[0]) || gone.has(entry[0])) yield entry;
  }

  *keys(): MapIterator<K> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this);
  }
}
