// Names that every plain object has already, or does something with: what is looked up by a text from outside must not find them.
export const inheritedNames = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'prototype',
] as const;
