/** Lists of numbers one after the other: list `i` stands from `starts[i]` to `starts[i + 1]`. */
export interface Lists {
  readonly starts: Int32Array;
  readonly numbers: Int32Array;
}

export interface ListsBuilder {
  /** Adds a number behind the list that is being written. */
  readonly push: (number: number) => void;
  /** Puts a number in its place in a list that is ascending and has each once; such lists are short. */
  readonly insert: (number: number) => void;
  /** Ends the list, which may be empty. */
  readonly end: () => void;
  readonly build: () => Lists;
}

const FEW_NUMBERS = 1024;

/** Writes all lists into one: tens of thousands of arrays of their own would take several times the memory. */
export function createLists(count: number): ListsBuilder {
  const starts = new Int32Array(count + 1);
  let numbers = new Int32Array(FEW_NUMBERS);
  let list = 0;
  let end = 0;
  const makeRoom = (): void => {
    if (end < numbers.length) return;
    const larger = new Int32Array(end * 2);
    larger.set(numbers);
    numbers = larger;
  };
  return {
    push: (number) => {
      makeRoom();
      numbers[end++] = number;
    },
    insert: (number) => {
      const start = starts[list] as number;
      let place = end;
      while (place > start && (numbers[place - 1] as number) > number) place--;
      if (place > start && numbers[place - 1] === number) return;
      makeRoom();
      numbers.copyWithin(place + 1, place, end++);
      numbers[place] = number;
    },
    end: () => {
      starts[++list] = end;
    },
    build: () => ({ starts, numbers: numbers.slice(0, end) }),
  };
}
