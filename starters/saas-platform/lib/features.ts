/** One point of a description, with the mark that parted it from the next. */
export interface Feature {
  text: string;
  mark: string;
}

const LONGEST = 56;

/**
 * Descriptions that enumerate (“One shop, morning report, 90 days of history.”) as lists of features. All or none, so
 * that the columns of a table match: nothing where one of them is a text to be read.
 */
export function featureLists(descriptions: (string | null | undefined)[]): Feature[][] | undefined {
  const lists = descriptions.map((description) => (description ? parted(description) : []));
  const described = lists.filter((list) => list.length > 0);
  const enumerate = described.some((list) => list.length > 2) && described.every((list) => list.length > 1);
  const short = described.flat().every(({ text }) => text.length <= LONGEST && !/[.!?…]\s/.test(text));
  return enumerate && short ? lists : undefined;
}

function parted(description: string): Feature[] {
  return [...description.matchAll(/(.+?)(\s*(?:[,;]\s|\n)\s*|\s*\.?\s*$)/gsu)].map(([, text = '', mark = '']) => ({
    text,
    mark: mark.trim(),
  }));
}
