import { describe, expect, it } from 'vitest';
import { isTyped, keyName } from './key-name.ts';

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

describe('a key struck in a field', () => {
  const line = { tagName: 'INPUT', type: 'text' };
  it.each(['T', '7', '空格', 'Delete', 'ArrowLeft', 'Enter', 'Shift+Tab', '+'])('%s is typed', (name) => {
    expect(isTyped(name, line)).toBe(true);
    expect(isTyped(name, { tagName: 'TEXTAREA' })).toBe(true);
    expect(isTyped(name, { tagName: 'INPUT', type: 'radio' })).toBe(false);
    expect(isTyped(name, { tagName: 'BUTTON', type: 'button' })).toBe(false);
    expect(isTyped(name, null)).toBe(false);
  });

  it.each(['F4', 'F10', 'Escape', 'Ctrl+Enter', 'Ctrl+Shift+Q', 'Alt+T', 'Alt+Delete'])(
    '%s is a shortcut there too',
    (name) => expect(isTyped(name, line)).toBe(false),
  );
});
