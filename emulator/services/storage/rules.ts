// Who may do what with a file. In: the bucket's preset, a client, a file. Out: yes or no. WeChat: 云存储 基础权限设置;
// functions and the console are administrators and never asked.
import type { StoredFile } from './files';

/** In the console's order: all read and the creator writes; the creator alone; all read; nobody. */
export const PRESETS = ['READONLY', 'PRIVATE', 'ADMINWRITE', 'ADMINONLY'] as const;
export type Preset = (typeof PRESETS)[number];

export function mayRead(preset: Preset, openid: string, file: StoredFile): boolean {
  if (preset === 'PRIVATE') return file.creator === openid;
  return preset !== 'ADMINONLY';
}

/** @param file what is there now; undefined for a new one */
export function mayWrite(preset: Preset, openid: string, file: StoredFile | undefined): boolean {
  const clientsWrite = preset === 'READONLY' || preset === 'PRIVATE';
  return clientsWrite && (file === undefined || file.creator === openid);
}
