/** One import or re-export as it stands in a file; `names` are those of values, without types. */
export type Import = Readonly<{ line: number; from: string; typeOnly: boolean; names: readonly string[] }>;

const STATEMENT =
  /^(?:import|export)\s+(?<type>type\s+)?(?<clause>[\w*{},\s$]*?)\s*from\s+'(?<from>[^']+)'|^import\s+'(?<bare>[^']+)'|\bimport\(\s*'(?<dynamic>[^']+)'\s*\)/gm;

/** The imports of a source file in this project's format: a statement begins its line, quotes are single. */
export function readImports(text: string): Import[] {
  return [...text.matchAll(STATEMENT)].map((match) => {
    const { type, clause = '', from, bare, dynamic } = match.groups ?? {};
    const names = type === undefined ? valueNames(clause) : [];
    return {
      line: text.slice(0, match.index).split('\n').length,
      from: from ?? bare ?? dynamic,
      typeOnly: type !== undefined || (clause.includes('type ') && names.length === 0),
      names,
    };
  });
}

function valueNames(clause: string): string[] {
  const parts = clause.replace(/[{}]/g, ' ').split(',');
  const values = parts.map((part) => part.trim()).filter((part) => part !== '' && !part.startsWith('type '));
  return values.map((part) => part.split(/\s+as\s+/)[0]);
}
