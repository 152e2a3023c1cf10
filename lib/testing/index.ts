export { expectValid } from './expect-valid';
export { findObject, findObjects, type ObjectQuery } from './find-object';
export { synthObjects, type SynthesizedObject } from './synth-objects';
