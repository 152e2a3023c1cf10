/** `forProvider` is `ForProvider`, `dnsName_x` is `DnsNameX`, `podGC` stays `PodGC`. */
export function pascal(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const name = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
  return /^[A-Za-z]/.test(name) ? name : `X${name}`;
}

const alwaysPlural = /^(kubernetes|https|aws|dns|tls|alias|canvas|series|analysis|prometheus|redis|nats|gcs|kms|sts|acs)$/i;

/** One of many: `policies` is `policy`, `matches` is `match`, `tasks` is `task`; `tls`, `status` and `ingress` stay. */
export function singular(text: string): string {
  if (text.length < 4 || alwaysPlural.test(text) || /(ss|us|is|TLS|DNS|AWS)$/.test(text)) return text;
  if (text.endsWith('ies')) return text.replace(/ies$/, 'y');
  return text.replace(/(?<=ch|sh|x|ss)es$|s$/, '');
}

/** The words of a name in Pascal case: `VpcIdRef` is `Vpc`, `Id`, `Ref`. */
export function wordsOf(name: string): string[] {
  return name.match(/[A-Z]+(?![a-z])|[A-Z][a-z0-9]*|[a-z0-9]+/g) ?? [];
}

/** The words that all names end with: `Ref` of `VpcIdRef` and `BucketRef`. */
export function commonEnding(names: readonly string[]): string {
  const reversed = names.map((name) => wordsOf(name).reverse());
  const ending: string[] = [];
  for (const [position, word] of (reversed[0] ?? []).entries()) {
    if (!reversed.every((words) => words[position] === word)) break;
    ending.unshift(word);
  }
  return ending.join('');
}
