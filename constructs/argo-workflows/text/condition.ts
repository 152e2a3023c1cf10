import { replaceTags } from './tags';

/**
 * Why the controller cannot evaluate `when`: it fills in the tags, and reads the result with govaluate, where words without quotes stand for texts.
 * What a tag will bring is not known, so that it may stand for a value anywhere.
 *
 * @returns undefined where it may be evaluated
 */
export function conditionError(text: string): string | undefined {
  return new ConditionScanner(replaceTags(text, filled)).error();
}

/** A character that no condition holds: a letter of a private area of Unicode. */
const filled = '\uE000';

const token = /\s*(?:('(?:\\[^]|[^'\\])*'|"(?:\\[^]|[^"\\])*"|\[[^\]]*\])|(&&|\|\||==|!=|<=|>=|=~|!~|>>|<<|\*\*|\?\?|[-+*/%&|^<>?:,])|([()])|([!~])|([\p{L}\p{Nd}_.\uE000]+))/uy;
const joiningWords = new Set(['in', 'IN']);

class ConditionScanner {
  private open = 0;
  private at = 0;

  constructor(private readonly text: string) {}

  error(): string | undefined {
    const { text } = this;
    let before: 'value' | 'join' | 'tag' = 'join';
    while (text.slice(this.at).trim() !== '') {
      const [word, literal, join, bracket, prefix, name] = this.read();
      if (word === undefined) return `'${shown(text.slice(this.at).trim())}' is not understood`;
      const isJoin = join !== undefined || (name !== undefined && joiningWords.has(name) && before !== 'join');
      if (isJoin) {
        if (before === 'join' && join !== '-') return `'${join ?? name}' stands where a value is expected`;
        before = 'join';
      } else if (bracket === ')') {
        if (--this.open < 0) return "')' closes nothing";
        if (before === 'join' && !this.isEmptyList()) return "')' stands where a value is expected";
        before = 'value';
      } else {
        const isTag = (literal ?? name ?? '').includes(filled);
        if (before === 'value' && !isTag) return `'${shown(word.trim())}' stands where an operator is expected`;
        if (bracket === '(') this.open++;
        before = bracket === '(' || prefix !== undefined ? 'join' : isTag ? 'tag' : 'value';
      }
    }
    if (before === 'join' && text.trim() !== '') return 'it ends where a value is expected';
    return this.open > 0 ? "')' is missing" : undefined;
  }

  private read(): readonly (string | undefined)[] {
    token.lastIndex = this.at;
    const found = token.exec(this.text);
    if (!found) return [];
    this.at = token.lastIndex;
    return found;
  }

  private isEmptyList(): boolean {
    return /\(\s*\)$/.test(this.text.slice(0, this.at));
  }
}

function shown(text: string): string {
  return text.replaceAll(filled, '{{…}}');
}
