// A chosen file's bytes in base64, as the API takes them.
import { ApiFailure } from '../api';
import { texts } from '../texts';

/** @throws ApiFailure when the file cannot be read (moved or removed meanwhile) */
export function bytesOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve(url.slice(url.indexOf(',') + 1));
    };
    reader.onerror = () => reject(new ApiFailure(0, 'unreadable', texts.storage.unreadable));
    reader.readAsDataURL(file);
  });
}
