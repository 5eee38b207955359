/** Names with values below each other. Null and undefined are shown as a dash: there is nothing, and no zero. */
export function formatFields(fields: readonly (readonly [name: string, value: unknown])[]): string {
  const width = Math.max(0, ...fields.map(([name]) => name.length));
  return fields.map(([name, value]) => `${name.padEnd(width)}  ${shown(value)}`).join('\n');
}

function shown(value: unknown): string {
  const text = Array.isArray(value) ? value.map(shown).join(', ') : String(value ?? '');
  return text === '' ? '-' : text;
}
