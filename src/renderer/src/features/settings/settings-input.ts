import { fitsSetting, SETTING_KEYS, type SettingKey, type Settings } from '#shared/domain/settings.ts';

/** The settings as they stand in the fields. */
export type TypedSettings = Readonly<Record<SettingKey, string>>;

export function typedSettings(values: Settings): TypedSettings {
  return Object.fromEntries(SETTING_KEYS.map((key) => [key, String(values[key])])) as TypedSettings;
}

/** What was changed; null while any field holds what cannot be. */
export function changesOf(typed: TypedSettings, values: Settings): Partial<Settings> | null {
  const numbers = SETTING_KEYS.map((key) => {
    const text = typed[key].trim();
    return [key, text === '' ? Number.NaN : Number(text)] as const;
  });
  if (numbers.some(([key, value]) => !fitsSetting(key, value))) return null;
  return Object.fromEntries(numbers.filter(([key, value]) => value !== values[key]));
}
