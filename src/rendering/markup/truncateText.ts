import { textWidth } from './textWidth.ts';

/** The text, or as much of it as fits into `maxWidth` pixels with an ellipsis at its end. */
export function truncateText(text: string, maxWidth: number, fontSize: number, bold = false): string {
  if (textWidth(text, fontSize, bold) <= maxWidth) return text;
  const characters = [...text];
  while (characters.length > 0 && textWidth(`${characters.join('')}…`, fontSize, bold) > maxWidth) {
    characters.pop();
  }
  return `${characters.join('').trimEnd()}…`;
}
