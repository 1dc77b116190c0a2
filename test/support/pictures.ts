// Pictures as small as their heads: what the emulator reads of a picture, and nothing else.

export function png(width: number, height: number, more: Buffer | string = ''): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    size,
    Buffer.from('0806000000', 'hex'),
    Buffer.from(more),
  ]);
}

export function gif(width: number, height: number): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt16LE(width, 0);
  size.writeUInt16LE(height, 2);
  return Buffer.concat([Buffer.from('GIF89a'), size]);
}

export function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from('ffc000110800000000030122000211010311010000', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([
    Buffer.from('ffd8', 'hex'),
    // JFIF, then a table of Huffman codes, whose marker looks like a frame's but is none.
    Buffer.from('ffe000104a46494600010100000100010000', 'hex'),
    Buffer.from('ffc4000401ff', 'hex'),
    frame,
  ]);
}
