/** CRC-32 of bytes that come bit by bit. @source ISO 3309, as in zip and gzip */
export class Checksum {
  #register = 0xffffffff;

  add(bytes: Uint8Array): void {
    let register = this.#register;
    for (const byte of bytes) register = (table[(register ^ byte) & 0xff] ?? 0) ^ (register >>> 8);
    this.#register = register;
  }

  get value(): number {
    return (this.#register ^ 0xffffffff) >>> 0;
  }
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let register = byte;
  for (let bit = 0; bit < 8; bit++) register = register & 1 ? 0xedb88320 ^ (register >>> 1) : register >>> 1;
  return register;
});
