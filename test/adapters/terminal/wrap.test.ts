import { describe, expect, it } from 'vitest';
import { columns, wrap } from '../../../adapters/terminal/wrap.js';

describe('wrap', () => {
  it('breaks at spaces and indents each line', () => {
    expect(wrap('one two three four', 10, '  ')).toBe('  one two\n  three\n  four');
  });

  it('keeps paragraphs and the empty line between them', () => {
    expect(wrap('one\n\ntwo', 10, '  ')).toBe('  one\n\n  two');
  });

  it('leaves a word that is too wide whole', () => {
    expect(wrap('a incomprehensibilities b', 10)).toBe('a\nincomprehensibilities\nb');
  });
});

describe('columns', () => {
  it('counts what is seen: two for a wide character, none for a combining mark', () => {
    expect(columns('abc')).toBe(3);
    expect(columns('人権')).toBe(4);
    expect(columns('e\u0301')).toBe(1);
  });
});
