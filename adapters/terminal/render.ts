import type { Words } from '../../src/bot.js';
import type { Reply } from '../../src/reply/reply.js';
import { type Outline, outline } from './outline.js';
import { printable } from './printable.js';
import { createStyle, type Style } from './style.js';
import { wrap } from './wrap.js';

export const WIDTH = Object.freeze({
  /** Columns. Narrower than this, breaking lines at words helps nobody. */
  least: 24,
  /** Columns. Longer lines are hard to read, however wide the window. */
  most: 96,
  /** Columns where the terminal does not say. */
  otherwise: 80,
});

export interface Layout {
  readonly colours: boolean;
  /** Columns of the terminal; undefined where it does not say. */
  readonly width: number | undefined;
}

/** A reply as a person reads it: the answer first, the sources below it, then numbered questions to go on with. */
export function renderReply(reply: Reply, words: Words, layout: Layout): string {
  const { passages, sources, suggestions } = printableOutline(outline(reply, words));
  const style = createStyle(layout.colours);
  const width = textWidth(layout);

  const blocks = [passages.map((text) => wrap(text, width)).join('\n\n')];
  if (sources.items.length > 0) {
    blocks.push(
      [style.heading(sources.heading), ...sources.items.map((item) => renderSource(item, width, style))].join(
        '\n',
      ),
    );
  }
  if (suggestions.items.length > 0) {
    const list = suggestions.items.map((item, i) => renderChoice(item.question, i + 1, width, style));
    blocks.push(
      [...(suggestions.heading === null ? [] : [style.heading(suggestions.heading)]), ...list].join('\n'),
    );
  }
  return blocks.join('\n\n');
}

/** Columns that text takes in that terminal. */
export function textWidth({ width = WIDTH.otherwise }: Layout): number {
  return Math.min(Math.max(width, WIDTH.least), WIDTH.most);
}

function renderSource(source: Outline['sources']['items'][number], width: number, style: Style): string {
  return [
    wrap(source.name, width, '  '),
    ...source.places.map((place) => style.faint(wrap(place, width, '    '))),
    `    ${style.link(source.url)}`,
  ].join('\n');
}

function renderChoice(question: string, number: number, width: number, style: Style): string {
  const label = `  ${number}. `;
  const text = wrap(question, width, ' '.repeat(label.length));
  return `  ${style.heading(`${number}.`)} ${text.trimStart()}`;
}

/** Text of the knowledge and of the asker alike: whatever it holds, it cannot steer the terminal. */
function printableOutline({ passages, sources, suggestions }: Outline): Outline {
  return {
    passages: passages.map(printable),
    sources: {
      heading: printable(sources.heading),
      items: sources.items.map(({ name, places, url }) => ({
        name: printable(name),
        places: places.map(printable),
        url: printable(url).replace(/\s/g, '%20'),
      })),
    },
    suggestions: {
      heading: suggestions.heading === null ? null : printable(suggestions.heading),
      items: suggestions.items.map(({ id, question }) => ({ id, question: printable(question) })),
    },
  };
}
