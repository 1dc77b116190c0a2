import { createHash, randomInt } from 'node:crypto';
import type { Invitation, Role } from '../../../contracts/desk-records';

/** No letters that look alike: codes are read aloud. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const codeLength = 12;
/** So long an invitation is open. */
const invitationMs = 24 * 60 * 60 * 1000;
/** A code that nobody can guess: twelve of 31 letters. */
export function newCode(): string {
  return Array.from({ length: codeLength }, () => letters.charAt(randomInt(letters.length))).join('');
}

/** The name under which an invitation is kept. Small letters, spaces and dashes do not matter. */
export function digestOfCode(code: string): string {
  const plain = code.toUpperCase().replace(/[\s-]/g, '');
  return createHash('sha256').update(`invitation ${plain}`).digest('hex');
}

/** An open invitation, as it is kept. @param now epoch milliseconds */
export function invitationOf(code: string, role: Role, now: number): Invitation {
  const [expiresAt, createdAt] = [new Date(now + invitationMs), new Date(now)];
  return { _id: digestOfCode(code), v: 1, role, usedBy: null, expiresAt, createdAt };
}
