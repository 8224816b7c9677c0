import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../adapters/project.js';

interface Module {
  /** Relative to the project, with slashes. */
  readonly path: string;
  /** Without comments. */
  readonly code: string;
  /** Packages by their name, files relative to the project. */
  readonly imports: readonly string[];
}

const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*)'([^']+)'/g;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/.*$/gm;

function modulesOf(folder: string): Module[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => {
      const file = join(projectRoot, folder, name);
      const code = readFileSync(file, 'utf8').replace(COMMENT, '');
      return { path: relative(projectRoot, file), code, imports: importsOf(code, file) };
    });
}

function importsOf(code: string, file: string): string[] {
  return [...code.matchAll(IMPORT)].map(([, name = '']) => {
    if (name.startsWith('.')) return relative(projectRoot, join(dirname(file), name));
    return name.startsWith('node:') ? name : packageOf(name);
  });
}

/** `@slack/bolt` of `@slack/bolt/types`. */
function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

const core = modulesOf('src');
const adapters = modulesOf('adapters');
const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));

/** `path → import` for each import that the rule forbids; an empty list shows in a failure what is wrong. */
function breaking(modules: readonly Module[], forbidden: (name: string) => boolean): string[] {
  return modules.flatMap(({ path, imports }) => imports.filter(forbidden).map((name) => `${path} → ${name}`));
}

function holding(modules: readonly Module[], pattern: RegExp): string[] {
  return modules.filter(({ code }) => pattern.test(code)).map(({ path }) => path);
}

describe('the core', () => {
  it('is not empty, so that the rules below say something', () => {
    expect(core.length).toBeGreaterThan(20);
    expect(breaking(core, (name) => name === 'zod').length).toBeGreaterThan(0);
  });

  it('imports no adapter and no test', () => {
    expect(breaking(core, (name) => /^(adapters|test)\//.test(name))).toEqual([]);
  });

  it('imports only the packages that it needs, and no SDK', () => {
    const allowed = new Set([
      'yaml',
      'js-yaml',
      'zod',
      'fuse.js',
      'lru-cache',
      '@orama/stemmers',
      'chokidar',
    ]);
    expect(breaking(core, (name) => !/^(node:|src\/)/.test(name) && !allowed.has(name))).toEqual([]);
  });

  it('reads no environment and no arguments', () => {
    expect(holding(core, /\bprocess\.(env|argv)\b|\bnode:process\b/)).toEqual([]);
  });

  it('prints nothing and ends no process', () => {
    expect(holding(core, /\bconsole\.|\bprocess\.(stdout|stderr|exit)\b/)).toEqual([]);
  });

  it('opens no connection', () => {
    const network = /^node:(http|https|http2|net|tls|dgram|dns)$/;
    expect(breaking(core, (name) => network.test(name))).toEqual([]);
    expect(holding(core, /\bfetch\(/)).toEqual([]);
  });
});

describe('the adapters', () => {
  const inside = (folder: string) => adapters.filter(({ path }) => path.startsWith(`adapters/${folder}/`));

  it.each([
    ['discord', /^adapters\/slack\/|^@slack\//],
    ['slack', /^adapters\/discord\/|^(discord\.js|discord-api-types|@discordjs\/.*)$/],
    [
      'shared',
      /^adapters\/(discord|slack|terminal)\/|^(discord\.js|discord-api-types|@discordjs\/.*|@slack\/.*)$/,
    ],
  ])('in %s know nothing of the others', (folder, others) => {
    expect(inside(folder).length).toBeGreaterThan(0);
    expect(breaking(inside(folder), (name) => others.test(name))).toEqual([]);
  });

  it('share the layer for commands with the terminal, and nothing else of it', () => {
    const platforms = [...inside('discord'), ...inside('slack')];
    const terminal = platforms.filter(({ imports }) =>
      imports.some((name) => name.startsWith('adapters/terminal/')),
    );
    expect(terminal.map(({ path }) => path).filter((path) => !path.endsWith('-cli.ts'))).toEqual([]);
    const layer = /^adapters\/terminal\/(io|program)\.js$/;
    expect(breaking(terminal, (name) => name.startsWith('adapters/terminal/') && !layer.test(name))).toEqual(
      [],
    );
  });

  it('read the environment in one place', () => {
    expect(holding(adapters, /\bprocess\.env\b/)).toEqual(['adapters/config.ts']);
  });

  it('leave the console to nobody', () => {
    expect(holding(adapters, /\bconsole\.\w+\(/)).toEqual([]);
  });

  it('are reached by no import from a test folder, but for the benchmarks', () => {
    const shipped = adapters.filter(({ path }) => !path.startsWith('adapters/terminal/bench/'));
    expect(breaking(shipped, (name) => name.startsWith('test/'))).toEqual([]);
  });
});

describe('the packages', () => {
  const imported = new Set([...core, ...adapters].flatMap(({ imports }) => imports));

  it.each(Object.keys(manifest.dependencies))('%s is used', (name) => {
    expect(imported).toContain(name);
  });

  it('that only the development has are imported by benchmarks alone', () => {
    const shipped = [...core, ...adapters].filter(({ path }) => !path.startsWith('adapters/terminal/bench/'));
    expect(breaking(shipped, (name) => name in manifest.devDependencies)).toEqual([]);
  });

  it('are pinned to one version', () => {
    const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
  });
});

describe('the README', () => {
  const readme = join(projectRoot, 'README.md');

  it.skipIf(!existsSync(readme))('names no folder that does not exist, and each that does', () => {
    const text = readFileSync(readme, 'utf8');
    const map = mapOf(text);
    expect(map, 'a folder map in a code block whose lines begin with "folder/"').not.toBe('');
    const named = foldersOf(map);
    expect(named.filter((folder) => !existsSync(join(projectRoot, folder)))).toEqual([]);
    const present = ['src', 'adapters', 'knowledge', 'test'].flatMap((folder) => [
      folder,
      ...(folder === 'src' || folder === 'adapters' ? subfolders(folder) : []),
    ]);
    expect(present.filter((folder) => !named.includes(folder))).toEqual([]);
  });

  /** The first code block that has a line beginning with "folder/". */
  function mapOf(text: string): string {
    const blocks = text.split(/^```.*$/m).filter((_, index) => index % 2 === 1);
    return blocks.find((block) => /^[\w.-]+\/[ \t]/m.test(block)) ?? '';
  }

  function subfolders(folder: string): string[] {
    return readdirSync(join(projectRoot, folder), { withFileTypes: true })
      .filter((item) => item.isDirectory())
      .map((item) => `${folder}/${item.name}`);
  }

  /** `src/` at the margin, and `matching/` indented below it, or `src/matching/` in full. */
  function foldersOf(map: string): string[] {
    const folders: string[] = [];
    let parent = '';
    for (const line of map.split('\n')) {
      const [, indent = '', path] = /^(\s*)([\w.-]+(?:\/[\w.-]+)*)\//.exec(line) ?? [];
      if (path === undefined) continue;
      if (indent === '') parent = path;
      folders.push(indent === '' ? path : `${parent}/${path}`);
    }
    return folders;
  }
});
