// Signed addresses, as object storage gives them out. In: what is allowed, on which path, until when. Out: a signature,
// and later whether it holds. Nothing is remembered but one secret, so an address dies with its time or the emulator.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export class Signer {
  readonly #secret = randomBytes(32);

  /** @param until seconds of the virtual clock */
  sign(verb: 'get' | 'put', path: string, until: number): string {
    return createHmac('sha1', this.#secret).update(`${verb}\n${path}\n${until}`).digest('hex');
  }

  holds(verb: 'get' | 'put', path: string, until: number, signature: string): boolean {
    const expected = Buffer.from(this.sign(verb, path, until));
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
