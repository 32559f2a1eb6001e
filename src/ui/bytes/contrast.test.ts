import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const tokens = readFileSync(new URL('../base/tokens.css', import.meta.url), 'utf8');
const hues = readFileSync(new URL('./hues.css', import.meta.url), 'utf8');

type Rgb = readonly [number, number, number];

/** Custom properties of the first rule with this selector, over those before it. */
function propertiesOf(css: string, selector: string): ReadonlyMap<string, string> {
  const start = css.indexOf(`${selector} {`);
  if (start === -1) throw new Error(`${selector} is not in the style sheet.`);
  const body = css.slice(start, css.indexOf('}', start));
  return new Map([...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? '', (match[2] ?? '').trim()]));
}
const light = propertiesOf(tokens, ':root');
const dark = new Map([...light, ...propertiesOf(tokens, "[data-theme='dark']")]);

const colour = (text: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16)) as unknown as Rgb;
const over = (text: string, ground: Rgb): Rgb => {
  const match = /rgb\((\d+) (\d+) (\d+) \/ ([\d.]+)\)/.exec(text);
  if (match === null) throw new Error(`${text} is no rgb with a share.`);
  const share = Number(match[4]);
  return ground.map((value, at) => Math.round(value * (1 - share) + Number(match[at + 1]) * share)) as unknown as Rgb;
};
const luminance = (rgb: Rgb): number => {
  const [r, g, b] = rgb.map((value) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  ) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: Rgb, b: Rgb): number => {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

/** WCAG 2.1 AA for text: 4.5 to 1. */
const AA = 4.5;

describe('letters on the hues of writes', () => {
  for (const [theme, properties] of [
    ['light', light],
    ['dark', dark],
  ] as const) {
    for (const write of [1, 2, 3, 4, 5, 6, 7, 8]) {
      test(`write ${write}, ${theme}: readable on the fill and on its hatch`, () => {
        const value = (name: string): string => properties.get(name) ?? '';
        const fill = colour(value(`--write-${write}`));
        const on = colour(value(`--write-${write}-on`));
        const own =
          propertiesOf(hues, `[data-hue='${write}']`).get('--hatch-over') ?? propertiesOf(hues, '[data-hue]').get('--hatch-over') ?? '';
        const darkSelector = `[data-theme='dark'] [data-hue='${write}']`;
        const hatch = theme === 'dark' && hues.includes(darkSelector) ? (propertiesOf(hues, darkSelector).get('--hatch-over') ?? own) : own;
        expect(contrast(on, fill)).toBeGreaterThanOrEqual(AA);
        expect(contrast(on, over(hatch, fill))).toBeGreaterThanOrEqual(AA);
        // The hatch itself must be seen, too.
        expect(contrast(fill, over(hatch, fill))).toBeGreaterThan(1.15);
        expect(contrast(colour(value(`--write-${write}-text`)), colour(value('--card')))).toBeGreaterThanOrEqual(AA);
        expect(contrast(colour(value(`--write-${write}-text`)), colour(value('--ground')))).toBeGreaterThanOrEqual(AA);
      });
    }
  }
});
