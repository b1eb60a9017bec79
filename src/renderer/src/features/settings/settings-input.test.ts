import { describe, expect, it } from 'vitest';
import { settingsWith } from '#shared/domain/settings.ts';
import { changesOf, typedSettings } from './settings-input.ts';

const values = settingsWith(new Map());

describe('what stands in the fields of the settings', () => {
  it('is no change as it was, also with blanks around', () => {
    expect(changesOf(typedSettings(values), values)).toEqual({});
    expect(changesOf({ ...typedSettings(values), 'lamp.yellow-workdays': ' 1 ' }, values)).toEqual({});
  });

  it('is what differs', () => {
    const typed = { ...typedSettings(values), 'lamp.yellow-workdays': '0' };
    expect(changesOf(typed, values)).toEqual({ 'lamp.yellow-workdays': 0 });
  });

  it.each(['', ' ', '1.5', '一', '-1', '11', '1e9'])('is nothing to save with “%s” in a field', (text) => {
    expect(changesOf({ ...typedSettings(values), 'lamp.yellow-workdays': text }, values)).toBeNull();
  });
});
