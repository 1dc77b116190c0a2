// Where a file of cloud storage can be loaded from. In: a file id. Out: a temporary address, or why there is none: the
// emulator's storage applies the permissions of whoever asks.
import type { EmulatorApi } from './emulator-api';
import { WxFailure } from './wx/method';

export function isFileId(path: string): boolean {
  return path.startsWith('cloud://');
}

/** @throws WxFailure with WeChat's code: -503003 there is no such file, -503002 this user may not read it */
export async function cloudAddress(
  { api, openid }: { readonly api: EmulatorApi; readonly openid: string },
  fileID: string,
): Promise<string> {
  const { fileList = [] } = (await api.post('/client/storage/urls', { openid, fileList: [fileID] })) as {
    fileList?: { tempFileURL: string; status: number; errMsg: string }[];
  };
  const [file] = fileList;
  if (file?.status === 0) return file.tempFileURL;
  const errCode = file?.status ?? -1;
  throw new WxFailure(`${errCode} ${file?.errMsg ?? 'unknown error'}`, { errCode });
}
