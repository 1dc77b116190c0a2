// Functions that travel as text: evaluate and function mocks. In: what the client sent. Out: nothing, or a refusal.
// DevTools takes such a text apart with a simple reader of its own instead of evaluating it, and some correct functions
// come out broken there. A test must not pass here and fail in DevTools, so those are refused, each with its reason.
import { Script } from 'node:vm';

const head = new RegExp(
  '^(?<async>async\\b\\s*)?' +
    '(?:function\\b\\s*(?<star>\\*)?\\s*(?:[\\p{L}$_][\\p{L}\\p{N}$_]*)?\\s*\\((?<declared>[^)]*)\\)\\s*(?<brace>\\{)' +
    '|\\((?<listed>[^)]*)\\)\\s*=>\\s*(?<body>\\{)?' +
    '|(?<single>[\\p{L}$_][\\p{L}\\p{N}$_]*)\\s*=>\\s*(?<singleBody>\\{)?)',
  'u',
);
const parameter = /^(?:\.\.\.)?[\p{L}$_][\p{L}\p{N}$_]*$/u;

/** @throws Error that says what DevTools would not understand and what to write instead */
export function checkDeclaration(text: string): void {
  const refuse = (why: string): never => {
    throw new Error(`DevTools cannot run this function: ${why}\n${text.trim().slice(0, 200)}`);
  };
  if (text !== text.trim()) refuse('there are blanks before or after it. Trim the text.');
  // Parameter lists are compared without their own brackets, so these come before the shape as a whole.
  const parameters = /^(?:async\b\s*)?(?:function\b\s*\*?\s*[\p{L}\p{N}$_]*\s*)?\(([^]*?)(?:\)\s*\{|\)\s*=>)/u.exec(
    text,
  );
  for (const name of (parameters?.[1] ?? '').split(',').map((each) => each.trim())) {
    if (name === '' || parameter.test(name)) continue;
    if (/^[{[]/.test(name)) refuse('a parameter is taken apart in the list. Take it apart inside the function.');
    if (name.includes('=')) refuse('a parameter has a default value. Set the default inside the function.');
    refuse('its parameters must be plain names.');
  }
  const groups = head.exec(text)?.groups;
  if (!groups) return refuse('write it as `() => …`, `(a, b) => …`, `function (a) {…}` or `async (a) => …`.');
  if (groups['star'] !== undefined) refuse('it is a generator. Write a plain or an async function.');
  if (groups['async'] !== undefined && groups['single'] !== undefined)
    refuse(`\`async ${groups['single']} =>\` needs brackets: \`async (${groups['single']}) =>\`.`);
  const block = groups['brace'] ?? groups['body'] ?? groups['singleBody'];
  if (block !== undefined && !text.endsWith('}')) refuse('something stands after its last `}`. Remove it.');
  try {
    new Script(`(${text}\n)`);
  } catch (error) {
    refuse(`it is not JavaScript by itself (${(error as Error).message}).`);
  }
}
