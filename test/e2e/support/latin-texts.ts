import type { Page } from 'playwright-core';

/**
 * Every text with a Latin word that a screen shows or tells a screen reader: texts, names, hints, values of fields.
 * Formulas are left out, and what a person or a program wrote in code, which `<code>` marks, and labels, which are
 * not to be translated.
 */
export async function latinTextsOn(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const isOurs = (element: Element | null) =>
      element !== null &&
      // What waits out of sight is read where it comes into sight.
      element.checkVisibility({ visibilityProperty: true }) &&
      element.closest(
        '.katex, math-field, code, body [lang="en"], [translate="no"], [aria-hidden="true"], style, script',
      ) === null;
    const texts = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (isOurs(node.parentElement)) texts.add(node.textContent ?? '');
    }
    for (const element of document.querySelectorAll('[title], [aria-label], [placeholder], input, textarea')) {
      if (!isOurs(element)) continue;
      for (const name of ['title', 'aria-label', 'placeholder']) texts.add(element.getAttribute(name) ?? '');
      const isText =
        element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === 'text');
      if (isText) texts.add(element.value);
    }
    return [...texts].map((text) => text.trim()).filter((text) => /[A-Za-z]{2}/.test(text));
  });
}

/** Words that Korean screens leave as they are: names of programs, formats, notations, keys, metrics and units. */
const allowed: ReadonlySet<string> = new Set(
  [
    'Quotient LaTeX TeX KaTeX MathJax CROHME InkML MathML Unicode UTF UTC ULID',
    'CSV TSV SVG PNG JPEG WebP TIFF BMP GIF JSON JSONL XML YAML Markdown Parquet WebDataset tar zip txt',
    'COCO YOLO Pascal VOC Label Studio CVAT labelme Hugging Face imagefolder PaddleOCR HASY UniMERNet pix tex im latex ImageFolder caption SAN Lines',
    // Sources as rules name them: by the format, written small.
    'inkml yolo',
    // “CVAT for images” is the name of a format.
    'for images',
    'Ctrl Shift Alt Enter Space Esc Tab Backspace Delete Home End',
    'IoU mAP ExpRate top QPS GB MB kB KB ms px dpi KRW USD EUR JPY SHA EXIF GPS',
  ].flatMap((line) => line.split(' ')),
);

/** What is nobody's language: commands of LaTeX, names of files and of writers, ids and sums of checking. */
const codes = [
  // A path and nothing else.
  /^\/\S+$/g,

  // Names of folders that exports are proposed for.
  /\S+-(?:export|release-\d+)\b/g,

  // Licences by their SPDX names.
  /\b(?:CC0|CC-BY|ODbL|MIT|Apache)[-\w.]*/g,

  /\.(?:lg|jsonl|lst|tgt|img)\b/g,
  /\brec_gt\b/g,
  /\bdata\.yaml\b/g,

  /\\[A-Za-z]+/g,
  /[^\s“”]*\.(?:inkml|png|lg|jsonl?|csv|txt|db|md|quotient-archive)\b/g,
  /\bdepart\d+\b/g,
  /\b[0-9a-f]{12,64}…?/g,
];

/** The words of a text that are neither Korean nor allowed. */
export function foreignWords(text: string): readonly string[] {
  const plain = codes.reduce((rest, code) => rest.replace(code, ' '), text);
  return (plain.match(/[A-Za-z]{2,}/g) ?? []).filter((word) => !allowed.has(word));
}
