#!/usr/bin/env node
// Stands in for DevTools' command line: `automator.launch({cliPath: 'dist/emulator/cli', projectPath})`, and what else scripts ask of it.
// In: DevTools' commands and options. Out: for `auto` an emulator of its own, without windows, that serves the automation port until it
// is closed, while this program ends at once, as DevTools' does; for the rest what an emulator can do of it, or why it cannot, and an exit code.
import { answerTo } from './command-line/answers';
import { readCommand } from './command-line/read';

async function main(): Promise<void> {
  const { code, say } = await answerTo(readCommand(process.argv.slice(2)));
  if (say !== '') (code === 0 ? console.log : console.error)(say);
  process.exitCode = code;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
