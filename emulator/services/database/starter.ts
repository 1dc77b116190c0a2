// `database/starter/<collection>.jsonl`: what a new shop begins with, one document per line in relaxed Extended JSON. A
// bad line is told with file and line; the others load.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEjson } from './values/ejson';
import { isFields, type Fields } from './values/types';

export interface StarterCollection {
  readonly name: string;
  readonly documents: readonly { readonly fields: Fields; readonly place: string }[];
}

/**
 * @param folder the project's `database/`; a missing `starter/` means no documents
 * @param serverTime epoch milliseconds for `$tcb_server_date`
 * @param warn gets one sentence for each line that cannot be used
 */
export function readStarter(folder: string, serverTime: number, warn: (message: string) => void): StarterCollection[] {
  const starter = path.join(folder, 'starter');
  if (!existsSync(starter)) return [];
  return readdirSync(starter)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .map((file) => ({
      name: path.basename(file, '.jsonl'),
      documents: readFileSync(path.join(starter, file), 'utf8')
        .replace(/^\ufeff/, '')
        .split(/\r?\n/)
        .flatMap((line, i) => {
          if (line.trim() === '') return [];
          const place = `${path.join(starter, file)}:${i + 1}`;
          try {
            const fields = parseEjson(line, place, { serverTime });
            if (isFields(fields)) return [{ fields, place }];
            warn(`${place}: a line must hold one document, such as {"_id": "…"}; this line is left out.`);
          } catch (error) {
            warn(`${(error as Error).message}; this line is left out.`);
          }
          return [];
        }),
    }));
}
