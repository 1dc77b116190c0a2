// A chosen file as the API wants a picture: its type and its bytes in base64.
import { ApiFailure } from '../api';
import { bytesOf } from '../components/fileBytes';
import { texts } from '../texts';

/** The emulator takes pictures up to 10 MB, as WeChat does. */
const mostBytes = 10 * 1024 * 1024;

/** @throws ApiFailure when it is no picture, or a too large one */
export async function readPicture(file: File): Promise<{ contentType: string; data: string }> {
  if (!/^image\/(png|jpeg|gif|webp)$/.test(file.type)) {
    throw new ApiFailure(0, 'not-a-picture', texts.phone.notImage);
  }
  if (file.size > mostBytes) throw new ApiFailure(0, 'too-large', texts.phone.imageTooBig);
  return { contentType: file.type, data: await bytesOf(file) };
}
