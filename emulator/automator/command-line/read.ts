/** What was asked of the command line. */
export interface Command {
  /** DevTools' own name of the command; null: none, or none that it has. */
  readonly name: CommandName | 'help' | 'version' | null;
  readonly project: string | null;
  readonly port: string | null;
  readonly account: string | null;
  /** What stands in the command's place and is none. */
  readonly unknown: string | null;
}

/** DevTools' commands; `open` and the rest have an older form as well, `--open DIR` or `-o DIR`. */
export const commandNames = [
  ...['auto', 'open', 'close', 'quit', 'login', 'islogin', 'build-npm', 'cache', 'reset-fileutils'],
  ...['preview', 'auto-preview', 'upload', 'auto-replay', 'open-other', 'engine', 'build-apk', 'build-ipa', 'cloud'],
] as const;
export type CommandName = (typeof commandNames)[number];

/** The older forms, with the project as their value. */
const olderForms: ReadonlyMap<string, CommandName> = new Map([
  ...(['auto', 'open', 'close', 'quit', 'login', 'preview', 'auto-preview', 'upload', 'build-npm'] as const).map(
    (name) => [`--${name}`, name] as const,
  ),
  ...([
    ['-o', 'open'],
    ['-l', 'login'],
    ['-p', 'preview'],
    ['-u', 'upload'],
  ] as const),
]);
/** Options without a value. */
const alone: ReadonlySet<string> = new Set([
  ...['--trust-project', '--disable-gpu', '--debug', '--enable-debug', '--qr-terminal', '--force', '--quiet'],
]);
const isCommand = (word: string): boolean => (commandNames as readonly string[]).includes(word);

/** Reads what a person or a program wrote. Options that only DevTools' windows understand are passed over. */
export function readCommand(args: readonly string[]): Command {
  const values = new Map<string, string>();
  const words: string[] = [];
  const rest = args.flatMap((arg) =>
    /^--[\w-]+=/.test(arg) ? [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)] : [arg],
  );
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const older = olderForms.get(word);
    if (word === '--help' || word === '-h') words.push('help');
    else if (word === '--version' || word === '-v') words.push('version');
    else if (!word.startsWith('-')) words.push(word);
    else {
      const [next] = rest;
      const hasValue = next !== undefined && !next.startsWith('-') && !isCommand(next) && !alone.has(word);
      const value = hasValue ? rest.shift() : undefined;
      if (older !== undefined) words.push(older);
      // `--upload 1.0.0@DIR`, as the older form has it.
      if (value !== undefined)
        values.set(
          older === undefined ? word : '--project',
          older === undefined ? value : value.slice(value.indexOf('@') + 1),
        );
    }
  }
  const known = [...commandNames, 'help', 'version'] as const;
  const [first] = words;
  const of = (option: string) => values.get(option) ?? null;
  return {
    name: known.find((name) => name === first) ?? null,
    unknown: first === undefined || (known as readonly string[]).includes(first) ? null : first,
    ...{ project: of('--project'), port: of('--auto-port'), account: of('--auto-account') },
  };
}
