/** What a person sees of one reply, without the marks of the platform. */
export interface Shown {
  /** All words that are seen, in the order in which they are read; escapes undone. */
  readonly text: string;
  /** The addresses of the sources, in order. */
  readonly sources: readonly string[];
  /** The labels of what can be chosen next, in order, in full. */
  readonly suggestions: readonly string[];
}

/** An adapter, asked as one person would ask it in one place. */
export interface Driver {
  ask(question: string): Promise<Shown>;
  stop(): Promise<void>;
}
