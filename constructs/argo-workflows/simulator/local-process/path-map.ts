import path from 'node:path';

/**
 * Where the paths of a container lie on this machine. A step has no file system of its own here: below `root` lies what it would see below `/`,
 * and volumes lie elsewhere.
 */
export class PathMap {
  private readonly places = new Map<string, string>();

  constructor(readonly root: string) {}

  /** From now on the path, and all below it, lie in a place of this machine. */
  mount(containerPath: string, place: string): void {
    this.places.set(clean(containerPath), place);
  }

  /** Where below `root` a link leads to what is mounted; undefined for what lies in another mount, and for `/`. */
  linkOf(mountPath: string): string | undefined {
    const wanted = clean(mountPath);
    const above = path.posix.dirname(wanted);
    return wanted !== '/' && this.place(above) === path.join(this.root, above) ? path.join(this.root, wanted) : undefined;
  }

  /** From now on the path is known, so that texts with it are rewritten. */
  declare(containerPath: string): void {
    const place = this.place(containerPath);
    this.places.set(clean(containerPath), place);
  }

  /** Where an absolute path of the container lies. */
  place(containerPath: string): string {
    const wanted = clean(containerPath);
    for (let above = wanted; ; above = path.posix.dirname(above)) {
      const mounted = this.places.get(above);
      if (mounted !== undefined) return path.join(mounted, wanted.slice(above === '/' ? 1 : above.length));
      if (above === '/') return path.join(this.root, wanted);
    }
  }

  /** The text with the known paths in it as they are here. What a program puts together itself is not seen. */
  rewrite(text: string): string {
    const known = [...this.places.keys()].filter((place) => place !== '/').sort((a, b) => b.length - a.length);
    if (known.length === 0) return text;
    const pattern = new RegExp(`(?<![\\w.~/-])(?:${known.map(escaped).join('|')})(?=/|(?![\\w-])(?!\\.\\w)|$)`, 'g');
    return text.replace(pattern, (found) => this.place(found));
  }
}

function clean(containerPath: string): string {
  const normal = path.posix.normalize(`/${containerPath}`);
  return normal.length > 1 ? normal.replace(/\/$/, '') : normal;
}

/** A text as a regular expression that matches it. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
