import type { Page } from 'playwright-core';

/**
 * Texts on the screen whose contrast is below what WCAG 2.2 asks for (1.4.3: 4.5, of large letters 3), each with its
 * contrast. What can do nothing just now is left out, as there; so are letters over pictures.
 */
export async function faintTexts(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    type Rgba = readonly [number, number, number, number];
    const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const parse = (colour: string): Rgba => {
      if (!pixel) throw new Error('This browser draws nothing.');
      pixel.clearRect(0, 0, 1, 1);
      pixel.fillStyle = colour;
      pixel.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = pixel.getImageData(0, 0, 1, 1).data;
      return [red, green, blue, alpha / 255];
    };
    const over = ([r, g, b, alpha]: Rgba, below: Rgba): Rgba => {
      const mix = (top: number, under: number) => top * alpha + under * (1 - alpha);
      return [mix(r, below[0]), mix(g, below[1]), mix(b, below[2]), 1];
    };
    const luminance = ([r, g, b]: Rgba) => {
      const [red = 0, green = 0, blue = 0] = [r, g, b].map((value) => {
        const share = value / 255;
        return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const around = (element: Element) => {
      const found: Element[] = [];
      for (let each: Element | null = element; each; each = each.parentElement) found.push(each);
      return found;
    };
    const groundOf = (element: Element): Rgba =>
      around(element)
        .map((each) => parse(getComputedStyle(each).backgroundColor))
        .reduceRight((below: Rgba, colour) => over(colour, below), [255, 255, 255, 1]);

    const faint: string[] = [];
    const check = (text: string, element: Element, style: CSSStyleDeclaration) => {
      const { width, height } = element.getBoundingClientRect();
      const isOff = (each: Element) => each.matches(':disabled, [data-disabled="true"], [aria-disabled="true"]');
      const opacity = around(element).reduce((all, each) => all * Number(getComputedStyle(each).opacity), 1);
      if (width < 2 || height < 2 || style.visibility === 'hidden' || opacity === 0) return;
      if (around(element).some(isOff)) return;
      const ground = groundOf(element);
      const [red, green, blue, alpha] = parse(style.color);
      const levels = [luminance(over([red, green, blue, alpha * opacity], ground)), luminance(ground)] as const;
      const contrast = (Math.max(...levels) + 0.05) / (Math.min(...levels) + 0.05);
      const size = Number.parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (contrast < (isLarge ? 3 : 4.5)) faint.push(`${text.slice(0, 40)}: ${contrast.toFixed(2)}`);
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode.textContent?.trim() ?? '';
      const element = texts.currentNode.parentElement;
      // The LaTeX is typed in a field without letters of its own, over the coloured ones; MathML is for readers.
      if (text !== '' && element && !element.matches('textarea, style, script, math *')) {
        check(text, element, getComputedStyle(element));
      }
    }
    for (const field of document.querySelectorAll<HTMLInputElement>('input, textarea')) {
      if (field.placeholder !== '' && field.value === '') {
        check(field.placeholder, field, getComputedStyle(field, '::placeholder'));
      }
    }
    return [...new Set(faint)];
  });
}
