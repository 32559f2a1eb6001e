/** Two small buttons that save the view beside them as a picture. */
import { savePng, saveSvg } from './picture.ts';

export interface SaveButtonsProps {
  /** What is saved, for the tooltip and the name of the file: "ladder". */
  readonly what: string;
  readonly find: () => SVGSVGElement | null;
}

export function SaveButtons({ what, find }: SaveButtonsProps) {
  const save = (write: (svg: SVGSVGElement, name: string) => unknown) => (): void => {
    const svg = find();
    if (svg !== null) void write(svg, what.replaceAll(' ', '-').toLowerCase());
  };
  return (
    <>
      <button
        type="button"
        onClick={save(saveSvg)}
        title={`Save the ${what} as an SVG picture`}
        aria-label={`Save the ${what} as an SVG picture`}
      >
        SVG
      </button>
      <button
        type="button"
        onClick={save(savePng)}
        title={`Save the ${what} as a PNG picture`}
        aria-label={`Save the ${what} as a PNG picture`}
      >
        PNG
      </button>
    </>
  );
}
