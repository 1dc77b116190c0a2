// Names of files: the path in the bucket, and the file id that the SDK hands around. In: either. Out: the other, or what
// is wrong with it. It never looks whether a file exists.
import { PATH_BYTES } from './constants';

/** The bucket of an environment, as WeChat names it: its id in hex, the id, the owner's number. */
export function bucketOf(env: string): string {
  return `${Buffer.from(env).toString('hex').slice(0, 4)}-${env}-1300000000`;
}

/** `cloud://<env>.<bucket>/<path>` */
export function fileIdOf(env: string, path: string): string {
  return `cloud://${env}.${bucketOf(env)}/${path}`;
}

/** The path in a file id of this environment, or null when it is none. */
export function pathOf(env: string, fileId: unknown): string | null {
  const prefix = fileIdOf(env, '');
  return typeof fileId === 'string' && fileId.startsWith(prefix) && fileId.length > prefix.length
    ? fileId.slice(prefix.length)
    : null;
}

/** What is wrong with a path, or null. WeChat: 云存储 文件名命名限制. */
export function pathProblem(path: unknown): string | null {
  if (typeof path !== 'string' || path === '') return 'the path must not be empty (文件名不能为空)';
  if (path.startsWith('/')) return 'the path must not begin with / (文件名不能以 / 开头)';
  if (path.includes('//')) return 'the path must not hold // (文件名中不能出现连续的 /)';
  // Addresses are made of paths, and `.` and `..` vanish from an address: the file would be put elsewhere.
  if (path.split('/').some((part) => part === '.' || part === '..'))
    return 'the path must not hold . or .. as a folder';
  // Control characters and halves of characters cannot be part of an address.
  if (/[\p{Cc}\p{Cs}]/u.test(path)) return 'the path must not hold control characters or halves of characters';
  const bytes = Buffer.byteLength(path);
  return bytes > PATH_BYTES ? `the path has ${bytes} bytes; at most ${PATH_BYTES} are allowed` : null;
}
