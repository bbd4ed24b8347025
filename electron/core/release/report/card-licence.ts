/**
 * Identifiers of the licences that Hugging Face knows that are of data or of any work, not of one model
 * (https://huggingface.co/docs/hub/repositories-licenses).
 */
const known: ReadonlySet<string> = new Set(
  [
    'apache-2.0 mit isc zlib unlicense wtfpl bsd bsd-2-clause bsd-3-clause bsd-3-clause-clear bsl-1.0 afl-3.0',
    'artistic-2.0 ecl-2.0 epl-1.0 epl-2.0 etalab-2.0 eupl-1.1 gfdl gpl gpl-2.0 gpl-3.0 lgpl lgpl-2.1 lgpl-3.0',
    'lgpl-lr agpl-3.0 lppl-1.3c ms-pl mpl-2.0 ncsa ofl-1.1 osl-3.0 postgresql openrail c-uda cc cc0-1.0 cc-by-2.0',
    'cc-by-2.5 cc-by-3.0 cc-by-4.0 cc-by-sa-3.0 cc-by-sa-4.0 cc-by-nc-2.0 cc-by-nc-3.0 cc-by-nc-4.0 cc-by-nd-4.0',
    'cc-by-nc-nd-3.0 cc-by-nc-nd-4.0 cc-by-nc-sa-2.0 cc-by-nc-sa-3.0 cc-by-nc-sa-4.0 cdla-sharing-1.0',
    'cdla-permissive-1.0 cdla-permissive-2.0 odc-by odbl pddl unknown',
  ].flatMap((some) => some.split(' ')),
);

/**
 * The licence in the front matter of a dataset card: the identifier of one that Hugging Face knows, else `other` with an
 * identifier made of the text, as `my-license-1.0`. The text as it was written stands in the card's table of sources.
 *
 * @param licences those of the sources, each once; null: nobody said which
 */
export function cardLicence(licences: readonly (string | null)[]): readonly string[] {
  const ids = licences.map((licence) => (licence === null ? 'unknown' : (knownId(licence) ?? ownId(licence))));
  const [only = 'unknown', ...others] = [...new Set(ids)];
  if (others.length === 0 && known.has(only)) return [`license: ${only}`];
  return ['license: other', `license_name: ${JSON.stringify([only, ...others].join('-and-'))}`];
}

/** SPDX says of some what Hugging Face leaves out: `GPL-3.0-only`, `ODbL-1.0`. The `0` of `MIT-0` is no version of MIT. */
function knownId(licence: string): string | null {
  const id = licence.toLowerCase().replace(/-(only|or-later)$/, '');
  return [id, id.replace(/-[1-9][\d.]*$/, '')].find((one) => known.has(one)) ?? null;
}

/** Lower case, digits, dots and dashes; where letters would be lost, it would name another licence. */
function ownId(licence: string): string {
  const plain = licence.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  if (/[^\p{ASCII}]/u.test(plain.replaceAll(/[^\p{L}\p{N}]/gu, ''))) return 'custom';
  const id = plain
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '');
  return id === '' ? 'custom' : id;
}
