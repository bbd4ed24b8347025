import type { Mark, Paint, Point, Scene } from './scene.ts';

export type Palette = Readonly<Record<Paint, string>>;

/** The colours of the light scheme: what is printed or pasted stands on paper. */
export const paperPalette: Palette = {
  accepted: '#17835a',
  submitted: '#7a56d0',
  drafted: '#b87407',
  returned: '#c93a52',
  absent: '#cfd4db',
  text: '#1d2129',
  quiet: '#6f7784',
  line: '#d3d7dd',
  track: '#e9ebef',
  accent: '#3049a2',
  ground: '#ffffff',
};

const sans = 'Pretendard, Inter, "Segoe UI", "Apple SD Gothic Neo", "Noto Sans KR", "Malgun Gothic", Arial, sans-serif';
const mono = 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace';

/** The chart as a file of its own (SVG 1.1): every colour and font is in it. The same scene gives the same text. */
export function writeSvg(scene: Scene, palette: Palette = paperPalette): string {
  const { width, height, title, marks } = scene;
  const body = marks.map((mark) => `  ${writeMark(mark, palette)}\n`).join('');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" `,
    `viewBox="0 0 ${round(width)} ${round(height)}" font-family="${escape(sans)}" role="img">\n`,
    `  <title>${escape(title)}</title>\n`,
    `  <rect width="100%" height="100%" fill="${palette.ground}"/>\n`,
    body,
    '</svg>\n',
  ].join('');
}

function writeMark(mark: Mark, palette: Palette): string {
  switch (mark.kind) {
    case 'rectangle': {
      const radius = mark.radius === undefined ? '' : ` rx="${round(mark.radius)}"`;
      const opacity = mark.opacity === undefined ? '' : ` fill-opacity="${round(mark.opacity)}"`;
      const place = `x="${round(mark.x)}" y="${round(mark.y)}" width="${round(mark.width)}" height="${round(mark.height)}"`;
      const open = `<rect ${place}${radius} fill="${palette[mark.fill]}"${opacity}`;
      return mark.title === undefined ? `${open}/>` : `${open}><title>${escape(mark.title)}</title></rect>`;
    }
    case 'path': {
      const dash = mark.dash === undefined ? '' : ` stroke-dasharray="${mark.dash.map(round).join(' ')}"`;
      return `<path d="${pathOf(mark.points)}" fill="none" stroke="${palette[mark.stroke]}" stroke-width="${round(mark.width)}" stroke-linejoin="round"${dash}/>`;
    }
    case 'area':
      return `<path d="${pathOf(mark.points)}Z" fill="${palette[mark.fill]}" fill-opacity="${round(mark.opacity)}"/>`;
    case 'text': {
      const weight = mark.isStrong === true ? ' font-weight="600"' : '';
      const turn = mark.isTurned === true ? ` transform="rotate(-90 ${round(mark.x)} ${round(mark.y)})"` : '';
      const font = mark.isCode === true ? ` font-family="${escape(mono)}"` : '';
      return `<text x="${round(mark.x)}" y="${round(mark.y)}" font-size="${round(mark.size)}" text-anchor="${mark.anchor}" fill="${palette[mark.fill]}"${weight}${font}${turn}>${escape(mark.text)}</text>`;
    }
  }
}

/** SVG path data of a polyline. */
export function pathOf(points: readonly Point[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Foreign text in an XML file: markup characters escaped, characters that XML cannot hold taken out. */
function escape(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
