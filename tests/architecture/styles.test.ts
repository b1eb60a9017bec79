import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const windowFolder = resolve(import.meta.dirname, '../../src/renderer/src');
const sheets = globSync('**/*.module.css', { cwd: windowFolder }).map((name) => join(windowFolder, name));

/** The rules of a style sheet: selector and declarations, those inside of container queries too. */
function rulesOf(file: string): { selector: string; declared: Map<string, string> }[] {
  const text = readFileSync(file, 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
  return [...text.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
    selector: selector.trim(),
    declared: new Map(
      body
        .split(';')
        .filter((line) => line.includes(':'))
        .map((line) => {
          const colon = line.indexOf(':');
          return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
        }),
    ),
  }));
}

function propertiesOf(file: string, name: string): string[] {
  return rulesOf(file)
    .filter(({ selector }) => selector.split(/,\s*/).includes(`.${name}`))
    .flatMap(({ declared }) => [...declared.keys(), ...composedProperties(file, declared)])
    .filter((property) => property !== 'composes');
}

function composedProperties(file: string, declared: Map<string, string>): string[] {
  const composed = /^(\S+)(?: from "(.+)")?$/.exec(declared.get('composes') ?? '');
  if (!composed?.[1]) return [];
  return propertiesOf(composed[2] ? resolve(dirname(file), composed[2]) : file, composed[1]);
}

const covers = (one: string, other: string) => one === other || other.startsWith(`${one}-`);

const modules = globSync('**/*.{ts,tsx}', { cwd: windowFolder }).map((name) =>
  readFileSync(join(windowFolder, name), 'utf8'),
);

/** The classes of a sheet that neither a module that imports it nor a rule that composes names. */
function unusedClasses(file: string): string[] {
  const worn = new Set<string>();
  for (const text of modules) {
    const as = new RegExp(`import (\\w+) from '[^']*/${basename(file)}'`).exec(text)?.[1];
    if (!as) continue;
    // Handed on whole, or looked up by a name that is made: then nothing can be said.
    if (new RegExp(`\\b${as}\\[|=\\{${as}\\}`).test(text)) return [];
    for (const [, name] of text.matchAll(new RegExp(`\\b${as}\\.(\\w+)`, 'g'))) worn.add(name as string);
  }
  const composed = sheets.flatMap((other) =>
    rulesOf(other)
      .map(({ declared }) => declared.get('composes') ?? '')
      .filter((rule) => (rule.includes(' from ') ? rule.includes(`/${basename(file)}"`) : other === file)),
  );
  const names = new Set(
    rulesOf(file).flatMap(({ selector }) =>
      [...selector.matchAll(/\.([a-zA-Z]\w*)/g)].map(([, name]) => name as string),
    ),
  );
  return [...names].filter(
    (name) => !worn.has(name) && !composed.some((rule) => rule.split(/\s+/).includes(name)),
  );
}

describe('style sheets', () => {
  it('have no class that nobody wears', () => {
    expect(sheets.flatMap((file) => unusedClasses(file).map((name) => `${basename(file)} ${name}`))).toEqual(
      [],
    );
  });

  it('say nothing again that a class they compose from says: which of the two wins hangs on the order in which pages load', () => {
    const again = sheets.flatMap((file) =>
      rulesOf(file).flatMap(({ selector, declared }) => {
        const composed = composedProperties(file, declared);
        return [...declared.keys()]
          .filter((own) => composed.some((other) => covers(own, other) || covers(other, own)))
          .map((own) => `${file.slice(windowFolder.length + 1)} ${selector} ${own}`);
      }),
    );
    expect(again).toEqual([]);
  });

  it('compose from classes that are there', () => {
    const missing = sheets.flatMap((file) =>
      rulesOf(file).filter(
        ({ declared }) => declared.has('composes') && composedProperties(file, declared).length === 0,
      ),
    );
    expect(missing).toEqual([]);
  });
});
