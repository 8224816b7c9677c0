/**
 * What a person reads where Discord shows this Markdown, as a simple model: a backslash takes the meaning from the character
 * after it, masked links show their label, subtext and headings show without their marks. Unescaped marks that would format,
 * mention or hide throw: text of the knowledge may not have any.
 */
export function asRead(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => readLine(line.replace(/^(?:-# |### |> )/, '').replace(/^- /, '')))
    .join('\n');
}

function readLine(line: string): string {
  const masked = line.replace(/\[((?:\\.|[^\\[\]])*)\]\(<[^<>]*>\)/g, '$1');
  let text = '';
  for (let i = 0; i < masked.length; i++) {
    const char = masked[i] ?? '';
    const address = /^(?:<https?:\/\/[^\s<>]+>|https?:\/\/[^\s<]*[^\s<.,:;"')\]])/.exec(masked.slice(i))?.[0];
    if (address !== undefined) {
      text += address.replace(/[<>]/g, '');
      i += address.length - 1;
    } else if (char === '\\' && /[^0-9A-Za-z\s]/.test(masked[i + 1] ?? '')) {
      text += masked[i + 1];
      i += 1;
    } else if (/[*_~`|<>[\]\\]/.test(char) || /^@(?:everyone|here)/.test(masked.slice(i))) {
      throw new Error(
        `Discord would read the ${char} in ${JSON.stringify(masked.slice(i, i + 30))} as markup.`,
      );
    } else text += char;
  }
  return text;
}
