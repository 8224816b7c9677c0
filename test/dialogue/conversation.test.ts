import { beforeAll, describe, expect, it } from 'vitest';
import type { Bot } from '../../src/bot.js';
import { createFollowUps } from '../../src/dialogue/follow-ups.js';
import { createReadListed } from '../../src/dialogue/lookup.js';
import { createMoves } from '../../src/dialogue/moves.js';
import { speechOf } from '../../src/dialogue/speech.js';
import { wordsOf } from '../../src/dialogue/words.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import type { Reply } from '../../src/reply/reply.js';
import { openFixtureBot, PAPER_FOLDER } from '../fixtures/bot.js';

describe('a conversation about the invented paper', () => {
  let bot: Bot;
  let conversations = 0;
  beforeAll(async () => {
    bot = await openFixtureBot();
  });

  /** What the last of the turns gets. */
  const reply = (...turns: string[]): Reply => {
    const conversation = `conversation ${conversations++}`;
    const replies = turns.map((text) => bot.ask({ text, conversation }));
    return replies.at(-1) as Reply;
  };
  const shown = (...turns: string[]): (string | undefined)[] =>
    reply(...turns).passages.map(({ entry }) => entry?.id);

  it.each([
    ['a follow-up that a curator wrote', 'and the venue?', ['forum-place']],
    ['one much like it', 'ok and which venue', ['forum-place']],
    ['one of which the sources do not say it', 'and what did these days cost', ['forum-budget']],
    ['a short turn that stands alone', 'who organised the forum', ['organiser']],
    ['a change of topic', 'new topic: how many took part', ['participants-number']],
  ])('takes %s', (_, turn, expected) => {
    expect(shown('on which days did the forum meet', turn)).toEqual(expected);
  });

  it('takes the last question again for another edition', () => {
    expect(
      shown('what kind of event is lakeside', 'on which days did the forum of 2031 meet', 'and in 2030?'),
    ).toEqual(['forum-2030']);
  });

  it('knows an edition by its place beside another one', () => {
    expect(shown('when was the forum before 2031')).toEqual(['forum-2030']);
    expect(shown('which subject did the forum before 2031 have')).not.toContain('forum-theme');
  });

  it('steps to the edition before', () => {
    expect(shown('what was the theme of the second forum', 'and the year before?')).toEqual(['forum-2030']);
    expect(shown('what was the theme of the second forum', 'when was the one before?')).toEqual([
      'forum-2030',
    ]);
  });

  it.each([
    ['the last one', ['encouragement-14']],
    ['second to last', ['encouragement-13']],
    ['and before?', ['encouragement-2']],
    ['and the one following it', ['encouragement-4']],
    ['what comes after it in the list', ['encouragement-4']],
    ['compare 2 and 13', ['encouragement-2', 'encouragement-13']],
  ])('reads "%s" after encouragement 3', (turn, expected) => {
    expect(shown('encouragement 3', turn)).toEqual(expected);
  });

  it.each([
    'encouragement 3 of the 2031 paper',
    'the 3rd encouragement in the second edition',
    'what does number 3 of 2031 say',
  ])('does not take the number of the edition for one of an encouragement in "%s"', (turn) => {
    expect(shown(turn)).toEqual(['encouragement-3']);
  });

  it('gives no encouragement of ours for one of another edition', () => {
    expect(shown('encouragement 3 of the 2030 paper')).not.toContain('encouragement-3');
  });

  it.each(['42', '15.', '4 2022 99', '~~ 77 ?? ok'])('sees no look-up in "%s" from a stranger', (turn) => {
    expect(reply(turn).outcome).toBe('unknown');
  });

  it('takes a figure that an encouragement has for a look-up', () => {
    expect(shown('7')).toEqual(['encouragement-7']);
    expect(shown('ok, 7 please')).toEqual(['encouragement-7']);
    expect(shown('#15')).toEqual(['encouragement-total']);
  });

  it('takes a remark beside a link for news, and a question beside a link for a question', () => {
    expect(reply('organiser of the forum https://a.example/x').outcome).toBe('unknown');
    expect(shown('who organised the forum https://a.example/x')).toEqual(['organiser']);
    expect(shown('organiser of the forum? https://a.example/x')).toEqual(['organiser']);
  });

  it('takes a look-up and a question in one message', () => {
    expect(shown('show me encouragement 3, and who wrote the paper?')).toEqual([
      'encouragement-3',
      'paper-authors',
    ]);
    expect(shown('encouragement 3 please. I work in a town hall')).toEqual(['encouragement-3']);
  });

  it('stays in the edition of the talk', () => {
    expect(shown('which subject did the delegates discuss')).toEqual(['forum-theme']);
    expect(
      shown('when did the first Lakeside Forum meet', 'which subject did the delegates discuss'),
    ).not.toContain('forum-theme');
  });

  it('takes the paper of the edition of the talk for the one that is meant', () => {
    const talk = 'when did the first Lakeside Forum meet';
    expect(shown('who wrote the paper?')).toEqual(['paper-authors']);
    expect(shown(talk, 'who wrote the paper?')).not.toContain('paper-authors');
  });

  it('takes a clause of time and an aside for no question', () => {
    expect(shown('before it ended, who organised the forum')).toEqual(['organiser']);
    expect(shown('did the forum, by the way, have a budget')).toEqual(['forum-budget']);
  });

  it('says no more of what the sources do not say', () => {
    expect(shown('what did the forum cost, and by whom?')).toEqual(['forum-budget']);
    expect(shown('what did the forum cost, and who organised the forum?')).toEqual([
      'forum-budget',
      'organiser',
    ]);
  });

  it('does not answer what asks nothing beside what the sources do not say', () => {
    expect(shown('what did the forum cost, roughly')).toEqual(['forum-budget']);
    expect(shown('I went to the forum, what did it cost in all')).toEqual(['forum-budget']);
  });

  it('gives no second answer for what is hardly a question beside one that is clear', () => {
    expect(shown('who was invited to the Lakeside Forum, only mayors or what')).toEqual([
      'participants-invited',
    ]);
  });

  it('answers for each thing that a question joins', () => {
    expect(shown('when and where did the second forum take place')).toEqual(['forum-dates', 'forum-place']);
    expect(shown('when did the forums of 2030 and 2031 meet')).toEqual(['forum-2030', 'forum-dates']);
    expect(shown('was the second edition in 2030?')).not.toContain('forum-dates');
  });

  it('takes the name of an edition behind a comma for no question', () => {
    expect(shown('theme of the forum, second edition')).toEqual(['forum-theme']);
    expect(shown('second forum, venue of the event')).toEqual(['forum-place']);
  });

  it('takes a bare ordinal for an edition in the talk of editions alone', () => {
    expect(shown('when did the first edition meet', 'what was the theme of the second?')).toEqual([
      'forum-theme',
    ]);
    expect(shown('what do the encouragements say in short', 'and the second?')).not.toContain('forum-dates');
  });

  it('takes a topic and the question about it for one', () => {
    expect(shown('who wrote the paper?', 'the second forum, when did it meet?')).toEqual(['forum-dates']);
    expect(shown('the forum, who organised it')).toEqual(['organiser']);
  });

  it('hears the question in a long message', () => {
    expect(
      shown(
        'I keep the archive of a small town by the lake. My colleague says that the forum of 2031 had a paper with fourteen encouragements and many young delegates. Who organised the Lakeside Forum?',
      ),
    ).toEqual(['organiser']);
  });

  it('answers no question about a body that it does not know', () => {
    expect(shown('which obstacles do towns meet')).toEqual(['obstacles']);
    expect(reply('which obstacles do ZQX towns meet').outcome).toBe('unknown');
  });

  it('answers the half that belongs to the subject', () => {
    const [answer, left] = reply('who organised the forum, and who won the world cup').passages;
    expect(answer?.entry?.id).toBe('organiser');
    expect(left?.text).toContain('who won the world cup');
  });

  it('repeats the answer to whoever asks for its source', () => {
    expect(shown('who organised the forum', 'source?')).toEqual(['organiser']);
  });

  it('reads a day as no number, and neither what only looks like one', () => {
    expect(shown('26 may 2031')).not.toContain('encouragement-26');
    expect(shown('3 may 2031')).not.toContain('encouragement-3');
    expect(shown('{{3*7}}')).not.toContain('encouragement-3');
    expect(shown('3, 7')).toEqual(['encouragement-3', 'encouragement-7']);
  });

  it('does not take an order for a number', () => {
    expect(shown('encouragement 3', 'which comes first')).not.toContain('encouragement-1');
  });

  it('puts right what was meant', () => {
    expect(shown('who wrote the paper?', 'no, I meant the forum, not the paper')).not.toEqual([
      'paper-authors',
    ]);
  });

  it('lets the next turn complete what was left open', () => {
    const asked = reply('and where?');
    expect(asked.outcome).toBe('clarify');
    expect(shown('and where?', 'the forum I mean')).toEqual(['forum-place']);
  });

  it('offers the usual edition before another one where none is named', () => {
    const asked = reply('where was the forum');
    expect(asked.suggestions.map(({ id }) => id)).toEqual(['forum-place', 'forum-2030']);
  });

  it('never asks which of several things the sources do not say is meant', async () => {
    const loaded = await loadKnowledge(PAPER_FOLDER);
    if (!loaded.ok) throw new Error('The invented paper is broken.');
    const entries = [...(loaded.knowledge.languages.get('en')?.entries.values() ?? [])];
    const gaps = new Set(entries.filter(({ kind }) => kind === 'gap').map(({ id }) => id));
    // Half of a question that one gap is for, and half of one for another.
    const halves = entries
      .filter(({ id }) => gaps.has(id))
      .flatMap(({ alternates }) => alternates.map((one) => one.split(' ')))
      .map((words) => ({ start: words.slice(0, words.length / 2), end: words.slice(words.length / 2) }));
    const cut = halves.flatMap(({ start }) => halves.map(({ end }) => [...start, ...end].join(' ')));
    const asked = cut.map((text) => reply(text)).filter(({ outcome }) => outcome === 'clarify');
    expect(asked.length).toBeGreaterThan(0);
    expect(
      asked.filter(
        ({ suggestions }) => suggestions.length > 0 && suggestions.every(({ id }) => gaps.has(id)),
      ),
    ).toEqual([]);
  });

  it('takes "the first one" for the first that it offered', () => {
    const asked = reply('when was the forum');
    expect(asked.outcome).toBe('clarify');
    expect(shown('when was the forum', 'the first one')).toEqual([asked.suggestions[0]?.id]);
  });

  it.each(['thx a lot bye', 'ok gr8 cya', 'I understand. Thanks and good bye.'])(
    'sees the end in "%s"',
    (turn) => {
      expect(reply('encouragement 3', turn).outcome).toBe('courtesy');
    },
  );

  it.each(['hello, I work for a town in the mountains', 'good morning from the office of my mayor'])(
    'greets who says "%s"',
    (turn) => {
      expect(reply(turn).outcome).toBe('courtesy');
    },
  );

  it('does not take a question behind a laugh for the end', () => {
    expect(reply('encouragement 3', 'haha ok. and the budget of the forum?').outcome).not.toBe('courtesy');
  });
});

describe('createMoves', () => {
  const read = createMoves(speechOf('en'));
  it.each([
    ['what comes before it in the summary', 'previous'],
    ['which comes after', 'next'],
    ['is that everything they ask for', 'whole'],
    ['what are the other three', 'other'],
  ])('reads "%s"', (turn, move) => {
    expect(read(wordsOf(turn), true)).toBe(move);
  });
  it.each(['is that everything about money', 'what comes before the conference'])(
    'takes "%s" for a question',
    (turn) => {
      expect(read(wordsOf(turn), true)).toBeNull();
    },
  );
});

describe('createReadListed', () => {
  const read = createReadListed(speechOf('en'));
  it.each([
    ["what is the first one's full name", 1, 'what is it full name'],
    ['what does the last stand for', 0, 'what does it stand for'],
    ['who runs the second of them', 2, 'who runs it'],
  ])('reads "%s"', (turn, number, rest) => {
    expect(read(wordsOf(turn))).toEqual({ number, rest: rest.split(' ') });
  });
  it.each(['when was the first edition', 'is the Academy the first', 'for the first time', 'first of all'])(
    'sees no list in "%s"',
    (turn) => {
      expect(read(wordsOf(turn))).toBeNull();
    },
  );
});

describe('createFollowUps', () => {
  it('knows what leads where, and how like a turn is to it', async () => {
    const loaded = await loadKnowledge(PAPER_FOLDER);
    if (!loaded.ok) throw new Error('The invented paper is broken.');
    const language = loaded.knowledge.languages.get('en');
    const dates = language?.entries.get('forum-dates');
    const theme = language?.entries.get('forum-theme');
    if (language === undefined || dates === undefined || theme === undefined)
      throw new Error('No such entry.');
    const read = createFollowUps(language);
    expect(read('and the venue', dates).get('forum-place')).toEqual({ own: 1, kindred: 1 });
    const misspelt = read('and the vennue', dates).get('forum-place');
    expect(misspelt?.own).toBeGreaterThan(0.5);
    expect(misspelt?.own).toBeLessThan(1);
    const elsewhere = read('and the venue', theme).get('forum-place');
    expect(elsewhere?.own).toBe(0);
    expect(elsewhere?.kindred).toBeGreaterThan(0.3);
    expect(elsewhere?.kindred).toBeLessThan(1);
    expect(read('zzz', dates).size).toBe(0);
  });
});
