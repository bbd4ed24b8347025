import type { Release, TrainingClass } from '#schemas/domain/release.ts';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { ExportedDataset } from '#schemas/formats/export-manifest.ts';
import { counted } from '#shared/words/counted.ts';
import { totalOf } from './count-classes.ts';
import type { ReleasePreview, Sample } from './release-preview.ts';

const style = `
:root{color-scheme:light dark;--line:#d5d9e0;--dim:#667085;--train:#4c6ef5;--validation:#f59f00;--test:#12b886;--box:#e8590c}
@media (prefers-color-scheme:dark){:root{--line:#3a3f4a;--dim:#98a2b3}}
body{font:14px/1.5 system-ui,sans-serif;margin:0 auto;max-width:1180px;padding:32px 24px 64px}
h1{font-size:24px;margin:0 0 4px}h2{font-size:17px;margin:36px 0 12px}h3{font-size:13px;margin:18px 0 8px;color:var(--dim);text-transform:capitalize}
p{margin:0;color:var(--dim)}table{border-collapse:collapse;width:100%}td,th{padding:4px 10px;border-bottom:1px solid var(--line);text-align:right;font-variant-numeric:tabular-nums}
td:first-child,th:first-child{text-align:left}.datasets td:not(:first-child){width:88px}th{font-weight:600;color:var(--dim)}
.samples.pages{grid-template-columns:repeat(auto-fill,minmax(400px,1fr))}.samples.pages svg{max-height:none}
.samples{display:grid;grid-template-columns:repeat(auto-fill,minmax(260px,1fr));gap:14px;align-items:start}
figure{margin:0;border:1px solid var(--line);border-radius:8px;overflow:hidden}
figure svg{display:block;width:100%;height:auto;max-height:320px;background:#fff}
figcaption{padding:6px 10px;font-size:12px;overflow-wrap:anywhere}figcaption code{color:var(--dim)}
figure.broad{grid-column:1/-1}.line{overflow-x:auto}
rect{fill:none;stroke:var(--box);vector-effect:non-scaling-stroke;stroke-width:1.2}rect:hover{fill:#e8590c33}
.classes td:nth-child(2),.classes th:nth-child(2),.classes td:nth-child(3),.classes th:nth-child(3){text-align:left}
.label{font-family:ui-monospace,monospace;overflow-wrap:anywhere;min-width:90px;max-width:260px}.bar{display:flex;height:10px;min-width:1px;border-radius:2px;overflow:hidden}
.bar span{display:block}.train{background:var(--train)}.validation{background:var(--validation)}.test{background:var(--test)}
.crops{white-space:nowrap}.crops img{width:44px;height:44px;image-rendering:auto;border:1px solid var(--line);border-radius:4px;vertical-align:middle;background:#fff}
.label small{display:block;color:var(--dim)}.wide{width:38%}@media (max-width:760px){body{padding:20px 14px 40px}td,th{padding:4px 6px}.wide{display:none}.crops{white-space:normal}}.key span{display:inline-block;width:10px;height:10px;border-radius:2px;margin:0 5px 0 14px}
`;

/** A picture of a formula that is so much wider than high has a row of its own. */
const broadFrom = 6;
/** Pixels that it is high at least. */
const leastLine = 26;

/** What the datasets of an export hold. */
export interface ExportedKinds {
  readonly pages: boolean;
  readonly formulas: boolean;
}

/** One page that shows what an export holds, with everything in it: samples with their boxes, classes, counts. */
export function renderPreview(
  release: Release,
  title: string,
  classes: readonly TrainingClass[],
  datasets: readonly ExportedDataset[],
  preview: ReleasePreview,
  kinds: ExportedKinds,
): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escape(title)}</h1>
<p>${counted(release.counts.pages, 'page')}, ${counted(release.counts.formulas, 'formula')}, ${counted(release.counts.symbols, 'symbol')}. Content ${release.contentSha256.slice(0, 12)}.</p>
<h2>Datasets</h2>
${datasetTable(datasets)}
${kinds.pages ? sampleSections('Sample pages', 'pages', preview.pages) : ''}
${kinds.formulas ? sampleSections('Sample formulas', 'formulas', preview.formulas) : ''}
${kinds.formulas ? classSection(classes, preview) : ''}
</body>
</html>
`;
}

function datasetTable(datasets: readonly ExportedDataset[]): string {
  const rows = datasets.map(
    ({ folder, itemsIn, itemsOut, bySide }) =>
      `<tr><td>${escape(folder)}</td><td>${itemsIn}</td><td>${itemsOut}</td>${splitSides.map((side) => `<td>${bySide[side]}</td>`).join('')}</tr>`,
  );
  const head = ['dataset', 'items', 'written', ...splitSides].map((cell) => `<th>${cell}</th>`).join('');
  return `<table class="datasets"><tr>${head}</tr>\n${rows.join('\n')}\n</table>`;
}

function sampleSections(title: string, kind: keyof ExportedKinds, samples: readonly Sample[]): string {
  if (samples.length === 0) return '';
  return `<h2>${title}</h2>\n${splitSides.map((side) => sampleSection(side, kind, samples)).join('\n')}`;
}

function sampleSection(side: SplitSide, kind: keyof ExportedKinds, samples: readonly Sample[]): string {
  const own = samples.filter((sample) => sample.side === side);
  if (own.length === 0) return '';
  return `<h3>${side}</h3>\n<div class="samples ${kind}">\n${own.map(figure).join('\n')}\n</div>`;
}

function figure({ name, picture, width, height, boxes, latex }: Sample): string {
  const drawn = boxes.map(
    (box) =>
      `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}"><title>${escape(box.label)}</title></rect>`,
  );
  const caption = latex === '' ? '' : `<br><code>${escape(latex)}</code>`;
  const isBroad = width > broadFrom * height;
  // Scrolled where it would be too low to be read.
  const least = isBroad ? ` style="min-width:${Math.round((leastLine * width) / height)}px"` : '';
  const svg = `<svg viewBox="0 0 ${width} ${height}"${least}><image width="${width}" height="${height}" href="${picture}"/>${drawn.join('')}</svg>`;
  return `<figure${isBroad ? ' class="broad"' : ''}><div class="line">${svg}</div><figcaption>${escape(name)}${caption}</figcaption></figure>`;
}

function classSection(classes: readonly TrainingClass[], preview: ReleasePreview): string {
  const key = splitSides.map((side) => `<span class="${side}"></span>${side}`).join('');
  return `<h2>Classes</h2>\n<p class="key">Symbols by side:${key}</p>\n${classTable(classes, preview)}`;
}

function classTable(classes: readonly TrainingClass[], preview: ReleasePreview): string {
  const shown = new Map(preview.classes.map((one) => [one.symbolClass, one]));
  const most = Math.max(1, ...classes.map(({ symbolClass }) => totalOf(shown.get(symbolClass)?.counts)));
  const lookalikes = Map.groupBy(classes, ({ label }) => label.normalize());
  const rows = classes.map(({ symbolClass, label, trainingIndex }) => {
    const { counts: bySide, crops } = shown.get(symbolClass) ?? {};
    const isAlone = lookalikes.get(label.normalize())?.length === 1;
    const images = splitSides.flatMap((side) => {
      const uri = crops?.[side];
      return uri ? [`<img alt="${side}" title="${side}" src="${uri}">`] : [];
    });
    const parts = splitSides.map(
      (side) => `<span class="${side}" style="width:${percent(bySide?.[side] ?? 0, most)}"></span>`,
    );
    return `<tr><td>${trainingIndex}</td><td class="label">${escape(label)}${isAlone ? '' : `<small>${codePoints(label)}</small>`}</td><td class="crops">${images.join(' ')}</td>${splitSides.map((side) => `<td>${bySide?.[side] ?? 0}</td>`).join('')}<td class="wide"><div class="bar">${parts.join('')}</div></td></tr>`;
  });
  const head = ['index', 'label', 'samples', ...splitSides]
    .map((cell) => `<th>${cell}</th>`)
    .concat('<th class="wide"></th>')
    .join('');
  return `<table class="classes"><tr>${head}</tr>\n${rows.join('\n')}\n</table>`;
}

/** Labels that look the same on the screen are other ones to a trainer. */
function codePoints(label: string): string {
  return Array.from(label)
    .map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');
}

function percent(count: number, most: number): string {
  return `${Math.round((count / most) * 10_000) / 100}%`;
}

/** Labels, names and LaTeX are whatever people wrote. */
function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
