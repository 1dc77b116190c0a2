// npm run rules: what operators do with their documents outside the console. In: a command, files, and where the shop is (files,
// a running emulator, a cloud environment). Out: Chinese lines; exit code 1 when something is wrong. It changes nothing
// but by `import`, and a file by `export`.
import { cloudSource } from './cloud-source';
import { commands } from './commands';
import { emulatorSource } from './emulator-source';
import { Failure } from './failure';
import { readOptions } from './options';
import { texts } from './texts';

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help') {
    console.log(texts.usage);
    return name === undefined ? 1 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new Failure(`${texts.unknownCommand(name)}\n\n${texts.usage}`);
  const options = readOptions(args);
  const { emulator, env } = options;
  const source = emulator ? emulatorSource(emulator) : env ? await cloudSource(env) : null;
  const at = options.at ?? (await source?.now()) ?? Date.now();
  return command({ ...options, at }, source, (line) => console.log(line));
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Failure ? error.message : error);
    process.exitCode = 1;
  },
);
