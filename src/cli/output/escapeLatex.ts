const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '±': '$\\pm$',
  '²': '\\textsuperscript{2}',
  '∞': '$\\infty$',
  '≥': '$\\geq$',
  '<': '$<$',
  '>': '$>$',
  '–': '--',
};

/** Text that LaTeX prints as it is. */
export const escapeLatex = (text: string): string =>
  text.replace(/[\\~^±²∞≥<>–]|[&%$#_{}]/g, (sign) => SPECIAL[sign] ?? `\\${sign}`);
