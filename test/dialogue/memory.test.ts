import { describe, expect, it } from 'vitest';
import { createMemories, MEMORY, type Memory } from '../../src/dialogue/memory.js';

const memory: Memory = {
  question: 'q',
  entry: 'e',
  items: [],
  position: -1,
  number: null,
  scoped: false,
  shown: [],
  lost: false,
  open: '',
};

describe('createMemories', () => {
  it('forgets a conversation after half an hour', () => {
    let now = 1;
    const memories = createMemories(() => now);
    memories.set('a', memory);
    now += MEMORY.lifetime - 1;
    expect(memories.get('a')).toEqual(memory);
    now += 2;
    expect(memories.get('a')).toBeUndefined();
  });

  it('keeps at most as many conversations as it promises, the newest', () => {
    const memories = createMemories(() => 1);
    for (let i = 0; i <= MEMORY.conversations; i++) memories.set(`c${i}`, memory);
    expect(memories.get('c0')).toBeUndefined();
    expect(memories.get(`c${MEMORY.conversations}`)).toEqual(memory);
  });

  it('keeps conversations apart', () => {
    const memories = createMemories(() => 1);
    memories.set('a', memory);
    expect(memories.get('b')).toBeUndefined();
  });
});
