/** The line, from 1, at which each item of a JSON list begins. @param text a list that JSON.parse takes */
export function linesOfItems(text: string): number[] {
  const lines: number[] = [];
  let line = 1;
  let depth = 0;
  let expects = false;
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '\n') line += 1;
    if (inText) {
      if (sign === '\\') at += 1;
      else if (sign === '"') inText = false;
      continue;
    }
    if (/\s/.test(sign)) continue;
    if (expects && sign !== ']') {
      lines.push(line);
      expects = false;
    }
    if (sign === '"') inText = true;
    else if (sign === '[' || sign === '{') {
      depth += 1;
      expects = depth === 1;
    } else if (sign === ']' || sign === '}') depth -= 1;
    else if (sign === ',' && depth === 1) expects = true;
  }
  return lines;
}
