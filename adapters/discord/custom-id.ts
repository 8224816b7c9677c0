/** What a button or menu of ours asks for. It is all in the id, so that it works after a restart and for anybody. */
export type Press =
  | { readonly kind: 'entry'; readonly id: string }
  | { readonly kind: 'page'; readonly page: number; readonly by: 'previous' | 'next' }
  | { readonly kind: 'menu' }
  | { readonly kind: 'share' };

/** @example encodePress({ kind: 'page', page: 3, by: 'next' }) // 'page:next:3' */
export function encodePress(press: Press): string {
  switch (press.kind) {
    case 'entry':
      return `entry:${press.id}`;
    case 'page':
      return `page:${press.by}:${press.page}`;
    case 'menu':
    case 'share':
      return press.kind;
  }
}

/** The opposite of `encodePress`; null for an id that this version does not know. */
export function decodePress(customId: string): Press | null {
  if (customId === 'menu' || customId === 'share') return { kind: customId };
  const entry = /^entry:(?<id>.+)$/s.exec(customId)?.groups?.id;
  if (entry !== undefined) return { kind: 'entry', id: entry };
  const page = /^page:(?<by>previous|next):(?<page>\d{1,4})$/.exec(customId)?.groups;
  if (page) return { kind: 'page', by: page.by === 'next' ? 'next' : 'previous', page: Number(page.page) };
  return null;
}
