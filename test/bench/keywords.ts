// All keywords in one pass: against comparing each, against the best package, and against the least any pass over a text
// costs. Also draws how the cost grows with the number of keywords, to dist/bench-keywords.svg.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { AhoCorasick } from '@monyone/aho-corasick/fast';
import { compileKeywords } from '../../cloudfunctions/core/answering/keywords';
import { corpusOf, type Corpus } from './corpus';
import { curves, type Curve } from './curves';
import { benchRow, median, type BenchRow } from './row';
import { sampleInTurn, timesOf } from './sample';

const count = 10_000;
const length = 500;

export async function benchKeywords(root: string): Promise<BenchRow[]> {
  const corpus = corpusOf(root);
  const keywords = corpus.keywords(count);
  const texts = corpus.messages(120, length, keywords);
  const own = compileKeywords(keywords);
  const peer = new AhoCorasick(keywords);
  const differing = texts.filter((text) => {
    const found = new Set(own.find(text).map(({ keyword }) => keywords[keyword]));
    return found.size !== naive(keywords, text) || peer.matchInText(text).some(({ keyword }) => !found.has(keyword));
  });
  if (differing.length > 0) throw new Error(`${differing.length} texts with other hits than comparing every keyword`);

  const [ours = [], packages = [], scan = []] = sampleInTurn(25, texts, [
    (text) => own.find(text).length,
    (text) => peer.matchInText(text).length,
    scanOnce,
  ]);
  const [naives = []] = sampleInTurn(3, texts.slice(0, 30), [(text) => naive(keywords, text)]);
  const builds = timesOf(9, () => compileKeywords(keywords));
  const peerBuilds = timesOf(3, () => new AhoCorasick(keywords));
  draw(root, corpus);

  const name = `${count.toLocaleString('en')} keywords in ${length} characters`;
  const build = {
    name: `build of ${count.toLocaleString('en')} keywords`,
    unit: 'ms',
    peerName: '@monyone/aho-corasick/fast',
  };
  return [
    benchRow({ name, unit: 'µs', ours, peer: naives, peerName: 'includes() with each', atMost: 0.01 }),
    benchRow({ name, unit: 'µs', ours, peer: packages, peerName: '@monyone/aho-corasick/fast', atMost: 0.33 }),
    benchRow({ name, unit: 'µs', ours, peer: scan, peerName: 'one charCodeAt pass', atMost: 8 }),
    { ...benchRow({ ...build, ours: builds, peer: peerBuilds }), target: '≤ 30 ms', met: median(builds) <= 30 },
  ];
}

function naive(keywords: readonly string[], text: string): number {
  return keywords.filter((keyword) => text.includes(keyword)).length;
}

function scanOnce(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum += text.charCodeAt(at);
  return sum;
}

function draw(root: string, corpus: Corpus): void {
  const sizes = [10, 100, 1000, 10_000, 100_000];
  const lines: Curve[] = ['ours', '@monyone/aho-corasick/fast', 'includes() with each', 'one charCodeAt pass'].map(
    (name) => ({
      name,
      points: [],
    }),
  );
  for (const size of sizes) {
    const keywords = corpus.keywords(size);
    const texts = corpus.messages(20, length, keywords);
    const own = compileKeywords(keywords);
    const peer = new AhoCorasick(keywords);
    const samples = sampleInTurn(size > 10_000 ? 2 : 7, texts, [
      (text) => own.find(text).length,
      (text) => peer.matchInText(text).length,
      (text) => naive(keywords, text),
      scanOnce,
    ]);
    samples.forEach((sample, i) => lines[i]?.points.push({ x: size, y: median(sample) }));
  }
  const labels = { title: `µs per text of ${length} characters`, x: 'keywords' };
  writeFileSync(path.join(root, 'dist', 'bench-keywords.svg'), curves(lines, labels));
}
