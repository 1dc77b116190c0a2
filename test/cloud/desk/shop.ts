// A whole shop for the tests of the desk: the built functions, people with roles, and what they ask.
import { execFile } from 'node:child_process';
import path from 'node:path';
import type { DeskAction, DeskAnswers, DeskInput, DeskReply } from '../../../contracts/desk';
import type { Role } from '../../../contracts/desk-records';
import { ProductShop } from '../product/shop';

const ROOT = path.resolve(__dirname, '../../..');

export class Desk {
  private constructor(readonly shop: ProductShop) {}

  static async open(): Promise<Desk> {
    return new Desk(await ProductShop.open());
  }

  /** What a page gets, whatever it sends. */
  async call(openid: string, data: object): Promise<DeskReply> {
    for (let tries = 1; ; tries += 1) {
      const { body } = await this.shop.cloud.api('POST', '/client/functions', { openid, name: 'desk', data });
      const { errCode, errMsg, result } = body as { errCode: number; errMsg: string; result: DeskReply };
      if (errCode !== 0) throw new Error(errMsg);
      // A machine under load makes a function answer that it is busy; the page then asks again, and so do the tests.
      if (result.ok || result.error.code !== 'busy' || tries === 5) return result;
    }
  }

  ask<A extends DeskAction>(openid: string, action: A, input: DeskInput<A>): Promise<DeskReply> {
    return this.call(openid, { action, ...input });
  }

  /** The data of an answer. @throws Error when it was refused */
  async told<A extends DeskAction>(openid: string, action: A, input: DeskInput<A>): Promise<DeskAnswers[A]> {
    const reply = await this.ask(openid, action, input);
    if (!reply.ok) throw new Error(JSON.stringify(reply.error));
    return reply.data as DeskAnswers[A];
  }

  /** The code that set-up prints for the first owner. */
  ownerCode(): Promise<string> {
    const args = ['dist/tools/rules.js', 'owner', '--emulator', this.shop.cloud.url];
    return new Promise((resolve, reject) => {
      execFile(process.execPath, args, { cwd: ROOT }, (error, out) => {
        const code = /店主登录码：([A-Z2-9]+)/.exec(out)?.[1];
        if (code === undefined) reject(error ?? new Error(out));
        else resolve(code);
      });
    });
  }

  /** The first owner. @returns the openid */
  async owner(): Promise<string> {
    const openid = await this.shop.arrive();
    await this.told(openid, 'join', { code: await this.ownerCode(), name: '店主' });
    return openid;
  }

  /** Somebody whom an owner invited. @returns the openid */
  async invited(owner: string, role: Role, name: string): Promise<string> {
    const { code } = await this.told(owner, 'invite', { role });
    const openid = await this.shop.arrive();
    await this.told(openid, 'join', { code, name });
    return openid;
  }
}

/** One shop for all tests of a file; each test begins with it as it was set up, and with its first owner. */
export function deskForEach(told: (desk: Desk, owner: string) => void): void {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.shop.cloud.stop());
  beforeEach(async () => {
    await desk.shop.reset();
    told(desk, await desk.owner());
  });
}
