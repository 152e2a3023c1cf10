const remembered = 1000;
const longest = 100;

/** A test of texts that keeps its answers: the same names, labels and quantities come again and again. Emptied when it is full. */
export function remembering(test: (text: string) => boolean): (text: string) => boolean {
  const answers = new Map<string, boolean>();
  return (text) => {
    let answer = answers.get(text);
    if (answer === undefined) {
      answer = test(text);
      if (answers.size >= remembered) answers.clear();
      if (text.length <= longest) answers.set(text, answer);
    }
    return answer;
  };
}
