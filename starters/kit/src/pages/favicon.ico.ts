import type { APIRoute } from 'astro';
import { signPicture } from '../icons/sign';

const SIZE = 32;
const HEADER = 6;
const ENTRY = 16;

/** For browsers and crawlers that ask for no other: one picture, as PNG in the old container. */
export const GET: APIRoute = async () => {
  const png = await signPicture(SIZE);
  const head = Buffer.alloc(HEADER + ENTRY);
  head.writeUInt16LE(1, 2); // an icon, no cursor
  head.writeUInt16LE(1, 4); // one picture
  head.writeUInt8(SIZE, HEADER);
  head.writeUInt8(SIZE, HEADER + 1);
  head.writeUInt16LE(1, HEADER + 4); // planes
  head.writeUInt16LE(32, HEADER + 6); // bits for a pixel
  head.writeUInt32LE(png.length, HEADER + 8);
  head.writeUInt32LE(head.length, HEADER + 12);
  return new Response(Buffer.concat([head, png]), { headers: { 'Content-Type': 'image/x-icon' } });
};
