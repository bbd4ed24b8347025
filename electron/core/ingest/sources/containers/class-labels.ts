/** Features of a dataset by column, as Hugging Face datasets describes them in a Parquet file. */
export type Features = Readonly<Record<string, unknown>>;

/** The features that a Parquet file of Hugging Face describes under its key `huggingface`; none where it does not. */
export function featuresOf(
  metadata: readonly { readonly key: string; readonly value?: string | undefined }[],
): Features {
  const written = metadata.find(({ key }) => key === 'huggingface')?.value;
  try {
    const described: unknown = JSON.parse(written ?? '{}');
    const info = isMembers(described) ? described['info'] : null;
    const features = isMembers(info) ? info['features'] : null;
    return isMembers(features) ? features : {};
  } catch {
    // Whoever wrote that wrote no names of classes.
    return {};
  }
}

/**
 * A value with the names of its classes in place of their numbers, in lists and structures, too. A number without a name
 * (datasets writes -1 for a class that is kept secret) stays.
 */
export function nameClasses(value: unknown, feature: unknown): unknown {
  // A list of structures is written as a list of one, too.
  if (Array.isArray(feature) && Array.isArray(value)) return value.map((one) => nameClasses(one, feature[0]));
  if (!isMembers(feature)) return value;
  const { names } = feature;
  if (Array.isArray(names) && feature['_type'] === 'ClassLabel') {
    if (Array.isArray(value)) return value.map((one) => nameClasses(one, feature));
    const name: unknown = typeof value === 'number' || typeof value === 'bigint' ? names[Number(value)] : null;
    return typeof name === 'string' ? name : value;
  }
  // The feature of a list; that of a list of structures is written as a structure of lists.
  const held = feature['feature'] ?? feature;
  if (Array.isArray(value)) return held === feature ? value : value.map((one) => nameClasses(one, held));
  if (!isMembers(value) || !isMembers(held)) return value;
  return Object.fromEntries(Object.entries(value).map(([member, one]) => [member, nameClasses(one, held[member])]));
}

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}
