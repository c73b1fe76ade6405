const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

/** Width and height of a PNG, JPEG or ICO file by its own header, or undefined for anything else. */
export function pictureSize(file) {
  if (file.subarray(0, 8).equals(PNG)) return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
  if (file.length > 4 && file.readUInt16BE(0) === 0xffd8) return jpegSize(file);
  if (file.length > 22 && file.readUInt32LE(0) === 0x00010000) return icoSize(file);
  return undefined;
}

/** From segment to segment to the frame's header. */
function jpegSize(file) {
  let at = 2;
  while (at + 9 < file.length && file[at] === 0xff) {
    const marker = file[at + 1];
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: file.readUInt16BE(at + 7), height: file.readUInt16BE(at + 5) };
    at += 2 + file.readUInt16BE(at + 2);
  }
  return undefined;
}

/** Of the picture inside, which must be as large as the list says. */
function icoSize(file) {
  const listed = { width: file[6] || 256, height: file[7] || 256 };
  const inside = pictureSize(file.subarray(file.readUInt32LE(18)));
  return inside && inside.width === listed.width && inside.height === listed.height ? listed : undefined;
}
