const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;

/** The numbers of a text with white space or commas between them; NaN for a word that is none. */
export const parseNumberList = (text: string): number[] =>
  text
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map((word) => (NUMBER.test(word) ? Number(word) : Number.NaN));
