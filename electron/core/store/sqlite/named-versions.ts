/**
 * Whether a release names the frozen content in the row `v` of `formula_version`: what a freeze that was given up has left
 * is of no release. Asks each release for the page or formula that the content is of, by its primary key.
 */
export const isNamedVersion = `EXISTS (
  SELECT 1 FROM release r
  CROSS JOIN release_item i ON i.release_id = r.id
    AND i.type = json_extract(v.document, '$.kind')
    AND i.page_id = json_extract(v.document, '$.page')
    AND i.id = coalesce(json_extract(v.document, '$.id'), json_extract(v.document, '$.page'))
    AND i.version = v.hash)`;
