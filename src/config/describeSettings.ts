import { SETTINGS } from './settings.ts';

/** The settings as a Markdown table for the documents. */
export function settingsTable(): string {
  const rows = SETTINGS.map(
    ({ name, variable, defaultText, description }) =>
      `| ${name} | \`${variable}\` | ${defaultText} | ${description} |`,
  );
  return ['| setting | variable | default | meaning |', '|---|---|---|---|', ...rows].join('\n');
}

/** The settings as plain text for --help. */
export function settingsHelp(): string {
  const width = Math.max(...SETTINGS.map(({ variable }) => variable.length));
  const lines = SETTINGS.map(
    ({ variable, defaultText, description }) =>
      `  ${variable.padEnd(width)}  ${description} [${defaultText}]`,
  );
  return ['Settings (environment variables):', ...lines].join('\n');
}
