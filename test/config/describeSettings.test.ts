import { describe, expect, test } from '@jest/globals';
import { settingsHelp, settingsTable } from '../../src/config/describeSettings.ts';
import { SETTINGS } from '../../src/config/settings.ts';

describe('describeSettings', () => {
  test('names every variable with its meaning in the table and in the help', () => {
    for (const { variable, description } of SETTINGS) {
      for (const text of [settingsTable(), settingsHelp()]) {
        expect(text).toContain(variable);
        expect(text).toContain(description);
      }
    }
  });

  test('makes one table row of four cells per setting', () => {
    const rows = settingsTable().split('\n').slice(2);
    expect(rows).toHaveLength(SETTINGS.length);
    for (const row of rows) expect(row.split('|')).toHaveLength(6);
  });
});
