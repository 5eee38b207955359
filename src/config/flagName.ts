/** The command line flag of a setting, without dashes: dataDir is data-dir. */
export const flagName = (settingName: string): string =>
  settingName.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
