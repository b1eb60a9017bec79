import { describe, expect, it } from 'vitest';
import { fitsSetting, SETTING_KEYS, SETTINGS, settingsWith } from './settings.ts';

describe('settings', () => {
  it('have a default that fits each of them', () => {
    for (const key of SETTING_KEYS) expect(fitsSetting(key, SETTINGS[key].default), key).toBe(true);
  });

  it('are the defaults where nothing was set, or what was set cannot be', () => {
    const known = SETTING_KEYS[0] as (typeof SETTING_KEYS)[number];
    const { least, most } = SETTINGS[known];
    expect(settingsWith(new Map())[known]).toBe(SETTINGS[known].default);
    expect(settingsWith(new Map([[known, most]]))[known]).toBe(most);
    expect(settingsWith(new Map([[known, most + 1]]))[known]).toBe(SETTINGS[known].default);
    expect(settingsWith(new Map([[known, least + 0.5]]))[known]).toBe(SETTINGS[known].default);
  });
});
