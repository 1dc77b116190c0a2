// JavaScript of a mini program: each file becomes the body of a CommonJS module. In: source. Out: code, the names it
// requires and a source map, so that an error can name the line the author wrote.
import { transform, type Message } from 'esbuild';
import type { Problem } from './bundle';

export interface CompiledScript {
  readonly code: string;
  /** Arguments of `require`, as written. */
  readonly requires: readonly string[];
  readonly map: string;
  readonly problems: readonly Problem[];
}

/**
 * @param file path inside the mini program; only for messages
 * @param typescript whether the source is TypeScript, which DevTools compiles where the project asks for it
 */
export async function compileScript(file: string, source: string, typescript = false): Promise<CompiledScript> {
  try {
    const { code, map } = await transform(source, {
      loader: typescript ? 'ts' : 'js',
      format: 'cjs',
      target: 'es2020',
      charset: 'utf8',
      sourcefile: file,
      sourcemap: 'external',
    });
    return { code, requires: requiredNames(code), map, problems: [] };
  } catch (error) {
    const messages = (error as { errors?: Message[] }).errors ?? [];
    if (messages.length === 0) throw error;
    return {
      code: `throw new SyntaxError(${JSON.stringify(`${file}: ${messages[0]?.text ?? 'cannot be compiled'}`)})`,
      requires: [],
      map: '',
      problems: messages.map(({ text, location }) => ({
        severity: 'error',
        file,
        line: location?.line ?? 0,
        column: (location?.column ?? -1) + 1,
        message: text,
      })),
    };
  }
}

/** esbuild has removed the comments, so what looks like a call is one. */
function requiredNames(code: string): string[] {
  const names = new Set<string>();
  for (const [, , name] of code.matchAll(/\brequire(?:\.async)?\(\s*(["'`])([^"'`]+)\1\s*[,)]/g))
    if (name) names.add(name);
  return [...names];
}
