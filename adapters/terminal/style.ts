/** The few looks that the terminal uses. Without colours each returns its text as it is. */
export interface Style {
  heading(text: string): string;
  faint(text: string): string;
  link(text: string): string;
}

/** SGR codes: the ones of the terminal's own palette, which people with their own colours have set to be readable. */
const CODES = Object.freeze({ heading: [1, 22], faint: [2, 22], link: [36, 39] } as const);

export function createStyle(colours: boolean): Style {
  const look = ([on, off]: readonly [number, number]) =>
    colours ? (text: string) => `\u001B[${on}m${text}\u001B[${off}m` : (text: string) => text;
  return { heading: look(CODES.heading), faint: look(CODES.faint), link: look(CODES.link) };
}
