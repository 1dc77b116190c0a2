// A chosen file as the API wants a picture: its type and its bytes in base64.
import { ApiFailure } from '../api';
import { texts } from '../texts';

/** The emulator takes pictures up to 10 MB, as WeChat does. */
const mostBytes = 10 * 1024 * 1024;

/** @throws ApiFailure when it is no picture, or a too large one */
export async function readPicture(file: File): Promise<{ contentType: string; data: string }> {
  if (!/^image\/(png|jpeg|gif|webp)$/.test(file.type)) {
    throw new ApiFailure(0, 'not-a-picture', texts.phone.notImage);
  }
  if (file.size > mostBytes) throw new ApiFailure(0, 'too-large', texts.phone.imageTooBig);
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => reject(new ApiFailure(0, 'unreadable', texts.phone.notImage));
    reader.readAsDataURL(file);
  });
  return { contentType: file.type, data: url.slice(url.indexOf(',') + 1) };
}
