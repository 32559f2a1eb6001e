/**
 * An SVG of the page as a file that stands alone. The page's style sheet stays behind, so every shape gets the looks it has right now written into it.
 */
const LOOKS = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'text-anchor',
  'paint-order',
  'opacity',
  'visibility',
  'display',
] as const;
/** What only the page needs: names for style sheets, keys and screen readers. */
const LEFT_BEHIND = /^(class|style|tabindex|role|data-.*|aria-.*)$/;

/** The source of the picture. Texts, shapes and clips stay what they are; `ground` is painted behind. */
export function pictureOf(svg: SVGSVGElement, ground: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copyLooks(svg, copy);
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(Math.ceil(width)));
  copy.setAttribute('height', String(Math.ceil(height)));
  copy.setAttribute('viewBox', `-12 -12 ${Math.ceil(width) + 24} ${Math.ceil(height) + 24}`);
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({ x: '-12', y: '-12', width: '100%', height: '100%', fill: ground }))
    paper.setAttribute(name, value);
  paper.setAttribute('width', String(Math.ceil(width) + 24));
  paper.setAttribute('height', String(Math.ceil(height) + 24));
  copy.prepend(paper);
  return new XMLSerializer().serializeToString(copy);
}

function copyLooks(from: Element, to: Element): void {
  const looks = getComputedStyle(from);
  if (looks.display === 'none') {
    to.remove();
    return;
  }
  for (const { name } of [...to.attributes]) if (LEFT_BEHIND.test(name)) to.removeAttribute(name);
  if (from instanceof SVGGraphicsElement) {
    for (const look of LOOKS) {
      const value = looks.getPropertyValue(look);
      if (value !== '') to.setAttribute(look, value);
    }
  }
  const copies = [...to.children];
  [...from.children].forEach((child, place) => {
    const copy = copies[place];
    if (copy !== undefined) copyLooks(child, copy);
  });
}

/** Hands a file to the person. */
export function offer(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function saveSvg(svg: SVGSVGElement, name: string): void {
  offer(`${name}.svg`, new Blob([pictureOf(svg, groundNow())], { type: 'image/svg+xml' }));
}

/** Twice as many pixels as on the page, for slides. */
const SHARPNESS = 2;

export async function savePng(svg: SVGSVGElement, name: string): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(pictureOf(svg, groundNow()))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * SHARPNESS;
  canvas.height = image.height * SHARPNESS;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob !== null) offer(`${name}.png`, blob);
}

const groundNow = (): string => getComputedStyle(document.body).backgroundColor;
