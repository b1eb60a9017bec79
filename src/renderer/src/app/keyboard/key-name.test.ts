import { describe, expect, it } from 'vitest';
import { keyName } from './key-name.ts';

const press = (key: string, code: string, held: string[] = []) =>
  keyName({
    key,
    code,
    ctrlKey: held.includes('ctrl'),
    altKey: held.includes('alt'),
    shiftKey: held.includes('shift'),
    metaKey: held.includes('meta'),
  });

describe('keyName', () => {
  it.each([
    ['F2', press('F2', 'F2')],
    ['Ctrl+K', press('k', 'KeyK', ['ctrl'])],
    ['Ctrl+K', press('K', 'KeyK', ['ctrl'])],
    ['Ctrl+Enter', press('Enter', 'Enter', ['ctrl'])],
    ['Ctrl+K', press('k', 'KeyK', ['meta'])],
    ['Alt+1', press('¡', 'Digit1', ['alt'])],
    ['Ctrl+3', press('3', 'Numpad3', ['ctrl'])],
    ['Ctrl+Shift+E', press('E', 'KeyE', ['ctrl', 'shift'])],
    ['Shift+2', press('@', 'Digit2', ['shift'])],
    ['Shift+Tab', press('Tab', 'Tab', ['shift'])],
    ['A', press('A', 'KeyA', ['shift'])],
    ['空格', press(' ', 'Space')],
  ])('is %s', (name, pressed) => {
    expect(pressed).toBe(name);
  });
});
