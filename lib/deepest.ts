/**
 * Levels of lists and maps in one value: more than any manifest has, and far from the end of the stack of whoever walks it.
 * A value that contains itself has more.
 */
export const deepest = 500;
