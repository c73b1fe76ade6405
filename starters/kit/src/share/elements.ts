/** What satori draws: boxes of text and pictures, laid out as by flexbox. */
export interface Element {
  type: 'div' | 'img';
  props: Record<string, unknown>;
}

/** A picture as satori takes it, at the size that it is shown in. */
export interface Source {
  src: string;
  width: number;
  height: number;
}

export type Style = Record<string, string | number | undefined>;

const BOX = { display: 'flex', position: 'relative', boxSizing: 'border-box' };

export function box(style: Style, ...children: (Element | undefined)[]): Element {
  return { type: 'div', props: { style: { ...BOX, ...style }, children: children.filter(Boolean) } };
}

/** Text without a lone last word, which ends with an ellipsis after so many lines, and breaks a word rather than run over. */
export function text(content: string, lines: number, style: Style): Element {
  return {
    type: 'div',
    props: { style: { display: 'block', position: 'relative', lineClamp: lines, textWrap: 'pretty', wordBreak: 'break-word', ...style }, children: held(content) },
  };
}

/** A short last word stays beside the one before it. */
function held(content: string): string {
  return content.replace(/ (\S{1,6})$/u, '\u00a0$1');
}

/** A picture at its size. */
export function image({ src, width, height }: Source, style: Style = {}): Element {
  return { type: 'img', props: { src, width, height, style } };
}

/** A drawing of this size, which may have another view box. */
export function drawing(width: number, height: number, shapes: string, viewBox = `0 0 ${width} ${height}`): Source {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${viewBox}">${shapes}</svg>`;
  return { src: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`, width, height };
}

/** The size for a text: of `sizes`, by the most letters that each is for, the first that fits. */
export function sizeFor(content: string, sizes: Record<number, number>, smallest: number): number {
  const fitting = Object.entries(sizes).find(([letters]) => content.length <= Number(letters));
  return fitting?.[1] ?? smallest;
}
